package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.Arrays;
import org.aullm.tensor.kernel.Kernels;

/**
 * How products with the model's own weights are computed. Weights are kept as they are, and adapters, norms, positions,
 * attention and loss have the precision of the build.
 */
enum Compute {
    /** In the precision of the build. */
    FLOAT32 {
        @Override
        NDArray product(NDArray x, NDArray weight) {
            return Linear.linear(x, weight).singletonOrThrow();
        }
    },
    /** Rounded to bfloat16. */
    BFLOAT16 {
        @Override
        NDArray product(NDArray x, NDArray weight) {
            return Kernels.productInBfloat16(x, weight);
        }
    };

    /** {@code x W^T}: (rows, in) and (out, in) to (rows, out). */
    abstract NDArray product(NDArray x, NDArray weight);

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static String[] keys() {
        return Arrays.stream(values()).map(Compute::key).toArray(String[]::new);
    }

    static Compute of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
}
