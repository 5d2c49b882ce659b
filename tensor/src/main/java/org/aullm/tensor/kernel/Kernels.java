package org.aullm.tensor.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;

/**
 * Differentiable operations of the engine that DJL does not offer. Each has a twin of the same name in {@link References}.
 * Results belong to the manager of the first array; names of the arrays are cleared. Any thread may call.
 */
public final class Kernels {

    private Kernels() {}

    /** {@code x * sigmoid(x)}, any shape. */
    public static NDArray silu(NDArray x) {
        return Script.of("x", "torch.silu(x)").call(x);
    }

    /** {@code 1 / sqrt(x)}, any shape, x positive. */
    public static NDArray rsqrt(NDArray x) {
        return Script.of("x", "torch.rsqrt(x)").call(x);
    }

    /**
     * Root-mean-square normalisation over the last axis (Zhang and Sennrich, 2019):
     * {@code x / sqrt(mean(x^2) + epsilon) * weight}.
     *
     * @param x (..., width)
     * @param weight (width)
     */
    public static NDArray rmsNorm(NDArray x, NDArray weight, double epsilon) {
        String expression = "torch.rms_norm(x, [torch.size(x, -1)], w, %s)".formatted(text(epsilon));
        return Script.of("x, w", expression).call(x, weight);
    }

    /**
     * Normalisation over groups of channels and all places (Wu and He, 2018).
     *
     * @param x (batch, channels, ...)
     * @param groups divides the number of channels
     * @param weight (channels)
     * @param bias (channels)
     */
    public static NDArray groupNorm(NDArray x, int groups, NDArray weight, NDArray bias, double epsilon) {
        String expression = "torch.group_norm(x, %d, w, b, %s, False)".formatted(groups, text(epsilon));
        return Script.of("x, w, b", expression).call(x, weight, bias);
    }

    /**
     * Scaled dot-product attention (Vaswani et al., 2017): {@code softmax(q k^T * scale + mask) v}. Fewer key heads than
     * query heads are shared by neighbouring query heads (grouped queries).
     *
     * @param q (batch, heads, queries, width)
     * @param k (batch, key heads, keys, width)
     * @param v (batch, key heads, keys, value width)
     * @param mask added to the scores, broadcast to (batch, heads, queries, keys); minus infinity hides a key
     * @param scale usually {@code 1 / sqrt(width)}
     */
    public static NDArray attention(NDArray q, NDArray k, NDArray v, Optional<NDArray> mask, double scale) {
        return mask.isPresent()
                ? Script.of("q, k, v, m", attention("m", false, q, k, scale)).call(q, k, v, mask.get())
                : Script.of("q, k, v", attention("None", false, q, k, scale)).call(q, k, v);
    }

    /**
     * As {@link #attention}, where query i sees keys 0 to i only.
     *
     * @throws IllegalArgumentException if there are not as many keys as queries
     */
    public static NDArray causalAttention(NDArray q, NDArray k, NDArray v, double scale) {
        References.requireSquare(q, k);
        return Script.of("q, k, v", attention("None", true, q, k, scale)).call(q, k, v);
    }

    private static String attention(String mask, boolean causal, NDArray q, NDArray k, double scale) {
        long shared = q.getShape().get(1) / k.getShape().get(1);
        // Not enable_gqa=True: on the CPU it takes the engine's slow path, at more than twice the time.
        String keys = shared == 1 ? "k" : "torch.repeat_interleave(k, %d, 1)".formatted(shared);
        String values = shared == 1 ? "v" : "torch.repeat_interleave(v, %d, 1)".formatted(shared);
        return "torch.scaled_dot_product_attention(q, %s, %s, %s, 0., %s, scale=%s)"
                .formatted(keys, values, mask, causal ? "True" : "False", text(scale));
    }

    /**
     * Binary cross-entropy of logits, value by value and without overflow.
     *
     * @param targets 0 to 1, of the same shape and type
     */
    public static NDArray bceWithLogits(NDArray logits, NDArray targets) {
        String expression = "torch.binary_cross_entropy_with_logits(x, t, None, None, 0)";
        return Script.of("x, t", expression).call(logits, targets);
    }

    /**
     * The same values in another type, with a way back for gradients (DJL's {@code toType} has none).
     *
     * @param type FLOAT16, FLOAT32 or FLOAT64
     * @throws IllegalArgumentException for any other type: whole numbers have no gradients, and an array of BFLOAT16 would
     *     end the process at DJL's next look at it; see {@link #roundToBfloat16}
     */
    public static NDArray cast(NDArray x, DataType type) {
        return Script.of("x", "torch.to(x, %d)".formatted(code(type))).call(x);
    }

    /** The nearest values that bfloat16 can hold, in x's own type; gradients pass through the same rounding. */
    public static NDArray roundToBfloat16(NDArray x) {
        return Script.of("x", "torch.to(torch.to(x, 15), %d)".formatted(code(x.getDataType())))
                .call(x);
    }

    /**
     * Einstein's summation.
     *
     * @param equation such as {@code bij,bjk->bik}
     */
    public static NDArray einsum(String equation, NDArray a, NDArray b) {
        if (!equation.matches("[a-zA-Z]*,[a-zA-Z]*->[a-zA-Z]*")) {
            throw new IllegalArgumentException("'%s' is not an equation such as bij,bjk->bik".formatted(equation));
        }
        return Script.of("a, b", "torch.einsum(\"%s\", [a, b])".formatted(equation))
                .call(a, b);
    }

    // The engine's numbers for its types.
    private static int code(DataType type) {
        if (type == DataType.FLOAT16) {
            return 5;
        }
        if (type == DataType.FLOAT32) {
            return 6;
        }
        if (type == DataType.FLOAT64) {
            return 7;
        }
        throw new IllegalArgumentException("cannot cast to %s; FLOAT16, FLOAT32 and FLOAT64 can be".formatted(type));
    }

    // Java's shortest decimal form is read back as the same double.
    private static String text(double constant) {
        if (!Double.isFinite(constant)) {
            throw new IllegalArgumentException("a constant of a kernel must be finite, not " + constant);
        }
        return Double.toString(constant);
    }
}
