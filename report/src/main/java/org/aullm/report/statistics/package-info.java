/** Scores of pooled judgements and paired comparisons of cells, with the subject as the unit. */
package org.aullm.report.statistics;
