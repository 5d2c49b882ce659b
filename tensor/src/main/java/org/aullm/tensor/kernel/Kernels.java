package org.aullm.tensor.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;

/**
 * Differentiable operations of the engine that DJL does not offer. Each has a twin of the same name in {@link References}.
 * Results belong to the manager of the first array; names of the arrays are cleared. Any thread may call.
 *
 * @since 0.1.0
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
        // The engine's own rms_norm is made of ten passes over x on the way back. Here the sum of squares is a product
        // with
        // a constant copy of x: same value, and twice its gradient is that of the square, with one pass.
        double width = x.getShape().get(x.getShape().dimension() - 1);
        return Script.ofLines(
                        "x, w",
                        "s = torch.sum(torch.mul(x, torch.detach(x)), [-1], True)",
                        "s = torch.sub(torch.mul(s, 2.), torch.detach(s))",
                        "r = torch.rsqrt(torch.add(torch.div(s, %s), %s))".formatted(text(width), text(epsilon)),
                        "return torch.mul(torch.mul(x, r), w)")
                .call(x, weight);
    }

    /**
     * Adds a product of matrices: {@code y + scale * x w^T}, without an array for the product.
     *
     * @param y (rows, out)
     * @param x (rows, in)
     * @param w (out, in)
     */
    public static NDArray addProduct(NDArray y, NDArray x, NDArray w, double scale) {
        String expression = "torch.addmm(y, x, torch.t(w), beta=1, alpha=%s)".formatted(text(scale));
        return Script.of("y, x, w", expression).call(y, x, w);
    }

    /**
     * {@code x * a + flip(x) * b}, where the last axis but one is turned round.
     *
     * @param x (..., 2, width)
     * @param a broadcast to x
     * @param b broadcast to x
     */
    public static NDArray mixHalves(NDArray x, NDArray a, NDArray b) {
        return Script.of("x, a, b", "torch.addcmul(torch.mul(x, a), torch.flip(x, [-2]), b)")
                .call(x, a, b);
    }

    /** {@code gate * sigmoid(gate) * up}, written over both: for arrays that nobody needs any more, without gradients. */
    public static NDArray gatedInPlace(NDArray gate, NDArray up) {
        return Script.of("g, u", "torch.mul_(torch.silu_(g), u)").call(gate, up);
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

    /**
     * {@code x w^T} with both rounded to bfloat16, as is its result and, on the way back, what is multiplied; sums are as wide
     * as the device makes them. Values and gradients are of x's type.
     *
     * @param x (rows, in)
     * @param w (out, in)
     */
    public static NDArray productInBfloat16(NDArray x, NDArray w) {
        String expression = "torch.to(torch.matmul(torch.to(x, 15), torch.t(torch.to(w, 15))), %d)"
                .formatted(code(x.getDataType()));
        return Script.of("x, w", expression).call(x, w);
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
