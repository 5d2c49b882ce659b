/** The report as a table for programs. */
package org.aullm.report.csv;
