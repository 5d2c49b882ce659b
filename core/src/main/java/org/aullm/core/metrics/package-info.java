/** Scores of pooled judgements. */
package org.aullm.core.metrics;
