/** Engine, scopes, gradients, scalars, seeds and weights. */
package org.aullm.tensor;
