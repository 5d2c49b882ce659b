/** Numbers that are costly to compute, kept in files that are mapped into memory. */
package org.aullm.datasets.cache;
