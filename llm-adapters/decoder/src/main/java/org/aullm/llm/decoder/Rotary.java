package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.kernel.Kernels;

/**
 * Turns pairs of a head's numbers by angles that grow with the position, so that products of queries and keys depend on
 * their distance. Of the {@code width} numbers that turn, number i is paired with number i + width/2, as in Hugging Face
 * checkpoints.
 *
 * @param cosine (rows, 1, 1, width/2)
 * @param sine (rows, 1, 2, width/2), negative for the first half
 * @param rest what the numbers that do not turn are multiplied by
 */
record Rotary(NDArray cosine, NDArray sine, double rest) implements AutoCloseable {

    /**
     * For some rows; computed in double precision whatever the model's.
     *
     * @param length of the whole sequence
     * @param scale what all results are multiplied by
     */
    static Rotary at(int[] positions, Rope rope, int length, double scale, NDManager home, DataType precision) {
        double[] frequencies = rope.frequencies(length);
        double amplitude = scale * rope.amplitude();
        int half = frequencies.length;
        double[] cosine = new double[positions.length * half];
        double[] sine = new double[2 * cosine.length];
        for (int row = 0; row < positions.length; row++) {
            for (int i = 0; i < half; i++) {
                double angle = positions[row] * frequencies[i];
                cosine[row * half + i] = amplitude * Math.cos(angle);
                sine[2 * row * half + i] = -amplitude * Math.sin(angle);
                sine[(2 * row + 1) * half + i] = amplitude * Math.sin(angle);
            }
        }
        return new Rotary(
                Arrays.owned(home, cosine, precision, positions.length, 1, 1, half),
                Arrays.owned(home, sine, precision, positions.length, 1, 2, half),
                scale);
    }

    /** Turns every head of (rows, heads, head width); the same shape. */
    NDArray turn(NDArray x) {
        long width = x.getShape().get(2);
        long turning = 2 * cosine.getShape().get(3);
        if (turning == width) {
            return turnAll(x);
        }
        NDArray still = Ops.slice(x, 2, turning, width);
        return Ops.concat(2, turnAll(Ops.slice(x, 2, 0, turning)), rest == 1 ? still : Ops.scale(still, rest));
    }

    private NDArray turnAll(NDArray x) {
        long rows = x.getShape().get(0);
        long heads = x.getShape().get(1);
        long width = x.getShape().get(2);
        NDArray pairs = x.reshape(rows, heads, 2, width / 2);
        return Kernels.mixHalves(pairs, cosine, sine).reshape(rows, heads, width);
    }

    @Override
    public void close() {
        cosine.close();
        sine.close();
    }
}
