/** The report as one HTML page: a class for each section, and a helper that escapes everything. */
package org.aullm.report.html;
