/** The report as Markdown, to be read in a terminal or on a code host. */
package org.aullm.report.markdown;
