/** The report as JSON for programs; {@code docs/report.schema.json} says what is in it. */
package org.aullm.report.json;
