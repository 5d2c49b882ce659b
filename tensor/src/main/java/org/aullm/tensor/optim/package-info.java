/** Optimizers, learning-rate schedules and clipping. */
package org.aullm.tensor.optim;
