/** Encoders whose arithmetic is TensorFlow's: one trained beside components of the other engine, one read from a file. */
package org.aullm.encoders.tensorflow;
