package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.aullm.tensor.Arrays;

/**
 * Turns pairs of a head's numbers by angles that grow with the position, so that products of queries and keys depend on
 * their distance. Number i is paired with number i + width/2, as in Hugging Face checkpoints.
 */
final class Rotary {

    private final NDManager home;
    private final DataType precision;
    private final double[] frequencies;

    Rotary(NDManager home, DataType precision, Architecture architecture) {
        this.home = home;
        this.precision = precision;
        this.frequencies = architecture.rope().frequencies(architecture.headWidth());
    }

    /**
     * The angles of some rows.
     *
     * @param cosine (rows, 1, 1, width/2)
     * @param sine (rows, 1, 2, width/2), negative for the first half
     */
    record Angles(NDArray cosine, NDArray sine) implements AutoCloseable {
        @Override
        public void close() {
            cosine.close();
            sine.close();
        }
    }

    /** Angles that also multiply by {@code scale}; computed in double precision whatever the model's. */
    Angles at(int[] positions, double scale) {
        int half = frequencies.length;
        double[] cosine = new double[positions.length * half];
        double[] sine = new double[2 * cosine.length];
        for (int row = 0; row < positions.length; row++) {
            for (int i = 0; i < half; i++) {
                double angle = positions[row] * frequencies[i];
                cosine[row * half + i] = scale * Math.cos(angle);
                sine[2 * row * half + i] = -scale * Math.sin(angle);
                sine[(2 * row + 1) * half + i] = scale * Math.sin(angle);
            }
        }
        return new Angles(
                Arrays.owned(home, cosine, precision, positions.length, 1, 1, half),
                Arrays.owned(home, sine, precision, positions.length, 1, 2, half));
    }

    /** Turns {@code heads} heads in each row of (rows, heads * width); gives (rows, heads, width). */
    static NDArray turn(NDArray x, int heads, Angles angles) {
        long rows = x.getShape().get(0);
        long width = x.getShape().get(1) / heads;
        NDArray pairs = x.reshape(rows, heads, 2, width / 2);
        return pairs.mul(angles.cosine()).add(pairs.flip(2).mul(angles.sine())).reshape(rows, heads, width);
    }
}
