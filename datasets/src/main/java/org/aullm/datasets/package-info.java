/** Annotation readers and synthetic data. */
package org.aullm.datasets;
