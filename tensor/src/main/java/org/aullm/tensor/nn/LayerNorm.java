package org.aullm.tensor.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.aullm.tensor.Weights;

/**
 * Layer normalisation over the last axis (Ba, Kiros and Hinton, 2016); epsilon 1e-5.
 *
 * @since 0.1.0
 */
public final class LayerNorm {

    private static final float EPSILON = 1e-5f;

    private final NDArray gain;
    private final NDArray bias;

    private LayerNorm(NDArray gain, NDArray bias) {
        this.gain = gain;
        this.bias = bias;
    }

    /** Gain {@code gain} and bias 0 at the start. */
    public static LayerNorm of(Weights weights, String name, int width, double gain) {
        Weights own = weights.in(name);
        return new LayerNorm(own.constant("weight", gain, width), own.constant("bias", 0, width));
    }

    /** Takes (..., width). */
    public NDArray apply(NDArray x) {
        return ai.djl.nn.norm.LayerNorm.layerNorm(x, new Shape(gain.getShape().get(0)), gain, bias, EPSILON)
                .singletonOrThrow();
    }
}
