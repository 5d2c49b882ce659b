package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Differentiable operations that DJL gets wrong or lacks: those with a number as operand (see {@code docs/adr}), and a
 * few that read better by name. The result belongs to the manager of the first array.
 *
 * @since 0.1.0
 */
public final class Ops {

    private Ops() {}

    /** {@code x * factor}, any shape. */
    public static NDArray scale(NDArray x, double factor) {
        return x.mul(Scalars.like(x, factor));
    }

    /** {@code x + summand}, any shape. */
    public static NDArray plus(NDArray x, double summand) {
        return x.add(Scalars.like(x, summand));
    }

    /** {@code 1 - x}, any shape. */
    public static NDArray oneMinus(NDArray x) {
        return plus(x.neg(), 1);
    }

    /** {@code x ^ exponent}, any shape; with a negative or broken exponent x must be positive. */
    public static NDArray pow(NDArray x, double exponent) {
        return x.pow(Scalars.like(x, exponent));
    }

    /** Raises values below {@code bound} to it; no gradient flows where it did, and half of it at the bound itself. */
    public static NDArray atLeast(NDArray x, double bound) {
        return x.maximum(Scalars.like(x, bound));
    }

    /** Lowers values above {@code bound} to it; no gradient flows where it did, and half of it at the bound itself. */
    public static NDArray atMost(NDArray x, double bound) {
        return x.minimum(Scalars.like(x, bound));
    }

    /** The mean over some axes, which vanish. */
    public static NDArray mean(NDArray x, int... axes) {
        long count = 1;
        for (int axis : axes) {
            count *= x.getShape().get(axis < 0 ? axis + x.getShape().dimension() : axis);
        }
        return scale(x.sum(axes), 1.0 / count);
    }

    /** The mean over all values, a scalar. */
    public static NDArray mean(NDArray x) {
        return scale(x.sum(), 1.0 / x.size());
    }

    /** The logistic function, any shape. */
    public static NDArray sigmoid(NDArray x) {
        return Activation.sigmoid(x);
    }

    /** {@code log(1 + exp(x))} without overflow, any shape. */
    public static NDArray softplus(NDArray x) {
        // Not max(x, 0) + log(1 + exp(-|x|)): its gradient at 0, where untrained logits lie, is 0 instead of 1/2.
        return Activation.softPlus(x);
    }

    /** {@code log(sigmoid(x))} without overflow, any shape. */
    public static NDArray logSigmoid(NDArray x) {
        return softplus(x.neg()).neg();
    }

    /** The same values with no way back for gradients. */
    public static NDArray stopGradient(NDArray x) {
        return x.stopGradient();
    }

    /** Arrays one after the other along an axis; they agree in every other axis. */
    public static NDArray concat(int axis, NDArray... parts) {
        // DJL gives a copy of a single array, and a copy cuts the graph.
        return parts.length == 1 ? parts[0] : NDArrays.concat(new NDList(parts), axis);
    }

    /**
     * Rows {@code from} (inclusive) to {@code to} (exclusive) of an axis.
     *
     * @throws IllegalArgumentException if there are no such rows (the engine itself would give fewer)
     */
    public static NDArray slice(NDArray x, int axis, long from, long to) {
        if (from < 0 || from > to || to > x.getShape().get(axis)) {
            throw new IllegalArgumentException(
                    "rows %d to %d of axis %d were asked for, of shape %s".formatted(from, to, axis, x.getShape()));
        }
        return JniUtils.slice((PtNDArray) x, axis, from, to, 1);
    }
}
