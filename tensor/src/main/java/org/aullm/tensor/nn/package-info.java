/** Layers as small values: they hold weights, take arrays and give arrays. */
package org.aullm.tensor.nn;
