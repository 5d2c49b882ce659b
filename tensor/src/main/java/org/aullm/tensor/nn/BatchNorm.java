package org.aullm.tensor.nn;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.tensor.Weights;

/**
 * Batch normalisation over axis 1 (Ioffe and Szegedy, 2015); momentum 0.1, epsilon 1e-5 unless said.
 *
 * @since 0.1.0
 */
public final class BatchNorm {

    private static final float EPSILON = 1e-5f;
    // DJL counts momentum from the other end than PyTorch: this share of the old value is kept.
    private static final float KEPT = 0.9f;

    private final NDArray gamma;
    private final NDArray beta;
    private final NDArray mean;
    private final NDArray variance;

    private final float epsilon;

    private BatchNorm(NDArray gamma, NDArray beta, NDArray mean, NDArray variance, float epsilon) {
        this.gamma = gamma;
        this.beta = beta;
        this.mean = mean;
        this.variance = variance;
        this.epsilon = epsilon;
    }

    /** Starts as the identity on normalised input. */
    public static BatchNorm of(Weights weights, String name, int channels) {
        return of(weights, name, channels, EPSILON);
    }

    /** As {@link #of(Weights, String, int)}, with what is added to the variance. */
    public static BatchNorm of(Weights weights, String name, int channels, double epsilon) {
        Weights own = weights.in(name);
        Weights buffers = own.as(Parameter.Role.BUFFER);
        return new BatchNorm(
                own.constant("weight", 1, channels),
                own.constant("bias", 0, channels),
                buffers.constant("running_mean", 0, channels),
                buffers.constant("running_var", 1, channels),
                (float) epsilon);
    }

    /** Takes (batch, channels, ...); in TRAIN the running statistics move. */
    public NDArray apply(NDArray x, Mode mode) {
        return ai.djl.nn.norm.BatchNorm.batchNorm(x, mean, variance, gamma, beta, 1, KEPT, epsilon, mode == Mode.TRAIN)
                .singletonOrThrow();
    }
}
