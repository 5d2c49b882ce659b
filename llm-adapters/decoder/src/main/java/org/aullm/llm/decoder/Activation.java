package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.tensor.Ops;
import org.aullm.tensor.kernel.Kernels;

/** What bends the gate of a feed-forward part. */
enum Activation {
    SILU,
    /** GELU by its approximation with tanh (Hendrycks and Gimpel, 2016). */
    GELU_TANH,
    /** GELU by the error function. */
    GELU;

    /** By its name in a {@code config.json}. */
    static Optional<Activation> named(String name) {
        return switch (name) {
            case "silu", "swish" -> Optional.of(SILU);
            case "gelu_pytorch_tanh", "gelu_new" -> Optional.of(GELU_TANH);
            case "gelu" -> Optional.of(GELU);
            default -> Optional.empty();
        };
    }

    /** Any shape. */
    NDArray apply(NDArray x) {
        return switch (this) {
            case SILU -> Kernels.silu(x);
            case GELU -> ai.djl.nn.Activation.gelu(x);
            // (1 + tanh(z)) / 2 = sigmoid(2 z), with z = sqrt(2/pi) (x + 0.044715 x^3).
            case GELU_TANH -> {
                NDArray slope = Ops.plus(Ops.scale(x.square(), 0.044715), 1);
                yield x.mul(Ops.sigmoid(Ops.scale(x.mul(slope), 2 * Math.sqrt(2 / Math.PI))));
            }
        };
    }
}
