/** The scores as LaTeX tables in the layout of papers. */
package org.aullm.report.latex;
