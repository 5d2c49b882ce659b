/** Explanations of predictions, and whether they are to be believed. */
package org.aullm.core.explain;
