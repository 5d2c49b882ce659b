package org.aullm.tensor.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;

/**
 * What {@link Kernels} must compute, in plain array operations. Slower and plainer; tests hold the two together.
 *
 * @since 0.1.0
 */
public final class References {

    private References() {}

    /** As {@link Kernels#silu}. */
    public static NDArray silu(NDArray x) {
        return x.mul(Ops.sigmoid(x));
    }

    /** As {@link Kernels#rsqrt}. */
    public static NDArray rsqrt(NDArray x) {
        return Ops.pow(x, -0.5);
    }

    /** As {@link Kernels#rmsNorm}. */
    public static NDArray rmsNorm(NDArray x, NDArray weight, double epsilon) {
        NDArray meanSquare = meanOfLast(x.square());
        return x.mul(rsqrt(Ops.plus(meanSquare, epsilon))).mul(weight);
    }

    /** As {@link Kernels#addProduct}. */
    public static NDArray addProduct(NDArray y, NDArray x, NDArray w, double scale) {
        return y.add(Ops.scale(x.matMul(w.transpose()), scale));
    }

    /** As {@link Kernels#mixHalves}. */
    public static NDArray mixHalves(NDArray x, NDArray a, NDArray b) {
        return x.mul(a).add(x.flip(x.getShape().dimension() - 2).mul(b));
    }

    /** As {@link Kernels#gatedInPlace}, with the result in an array of its own. */
    public static NDArray gatedInPlace(NDArray gate, NDArray up) {
        return silu(gate).mul(up);
    }

    /** As {@link Kernels#groupNorm}. */
    public static NDArray groupNorm(NDArray x, int groups, NDArray weight, NDArray bias, double epsilon) {
        Shape shape = x.getShape();
        NDArray grouped = x.reshape(shape.get(0), groups, -1);
        NDArray centred = grouped.sub(meanOfLast(grouped));
        NDArray variance = meanOfLast(centred.square());
        long[] perChannel = new long[shape.dimension()];
        java.util.Arrays.fill(perChannel, 1);
        perChannel[1] = shape.get(1);
        return centred.mul(rsqrt(Ops.plus(variance, epsilon)))
                .reshape(shape)
                .mul(weight.reshape(perChannel))
                .add(bias.reshape(perChannel));
    }

    private static NDArray meanOfLast(NDArray x) {
        int last = x.getShape().dimension() - 1;
        return Ops.scale(x.sum(new int[] {last}, true), 1.0 / x.getShape().get(last));
    }

    /** As {@link Kernels#attention}. */
    public static NDArray attention(NDArray q, NDArray k, NDArray v, Optional<NDArray> mask, double scale) {
        int shared = Math.toIntExact(q.getShape().get(1) / k.getShape().get(1));
        NDArray keys = shared == 1 ? k : k.repeat(1, shared);
        NDArray values = shared == 1 ? v : v.repeat(1, shared);
        NDArray scores = Ops.scale(q.matMul(keys.swapAxes(2, 3)), scale);
        NDArray masked = mask.isPresent() ? scores.add(mask.get()) : scores;
        return masked.softmax(3).matMul(values);
    }

    /** As {@link Kernels#causalAttention}. */
    public static NDArray causalAttention(NDArray q, NDArray k, NDArray v, double scale) {
        requireSquare(q, k);
        int length = Math.toIntExact(q.getShape().get(2));
        float[] mask = new float[length * length];
        for (int query = 0; query < length; query++) {
            for (int key = query + 1; key < length; key++) {
                mask[query * length + key] = Float.NEGATIVE_INFINITY;
            }
        }
        NDArray hidden = Arrays.data(q.getManager(), mask, q.getDataType(), length, length);
        return attention(q, k, v, Optional.of(hidden), scale);
    }

    static void requireSquare(NDArray q, NDArray k) {
        if (q.getShape().get(2) != k.getShape().get(2)) {
            throw new IllegalArgumentException("causal attention needs as many keys as queries, got %d and %d"
                    .formatted(k.getShape().get(2), q.getShape().get(2)));
        }
    }

    /** As {@link Kernels#productInBfloat16}. */
    public static NDArray productInBfloat16(NDArray x, NDArray w) {
        return Kernels.roundToBfloat16(
                Kernels.roundToBfloat16(x).matMul(Kernels.roundToBfloat16(w).transpose()));
    }

    /** As {@link Kernels#bceWithLogits}. */
    public static NDArray bceWithLogits(NDArray logits, NDArray targets) {
        return Ops.softplus(logits).sub(logits.mul(targets));
    }
}
