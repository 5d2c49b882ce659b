package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** Sensor noise: normal numbers from a table, in an order that a fast generator of its own chooses. */
final class Noise {

    private static final int BITS = 15;
    private static final int MASK = (1 << BITS) - 1;
    private static final int PIECES = 4;
    private static final float[] NORMAL = table();

    private long state;
    private long bits;
    private int left;

    Noise(RandomStream seed) {
        this.state = Double.doubleToLongBits(1 + seed.unit()) | 1;
    }

    /** The next number; mean 0, standard deviation 1. */
    float next() {
        if (left == 0) {
            // Marsaglia's xorshift with 64 bits of state, of which the upper 60 are taken in four pieces.
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            bits = state >>> 4;
            left = PIECES;
        }
        left--;
        int index = (int) bits & MASK;
        bits >>>= BITS;
        return NORMAL[index];
    }

    private static float[] table() {
        float[] table = new float[1 << BITS];
        RandomStream random = new RandomStream(1, "normal");
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) random.bell();
        }
        return table;
    }
}
