package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * Sensor noise. Each row of a frame takes a stretch of a long table of normal numbers, from a place that a fast generator
 * of its own chooses: two rows share a stretch about once in three hundred times, and then not at the same columns.
 */
final class Noise {

    private static final int BITS = 15;
    private static final int MASK = (1 << BITS) - 1;
    private static final int LONGEST_ROW = 512;
    private static final float[] NORMAL = table();

    private long state;

    Noise(RandomStream seed) {
        this.state = Double.doubleToLongBits(1 + seed.unit()) | 1;
    }

    /**
     * Adds noise to a row of grey levels.
     *
     * @param from where the row begins
     * @param count its pixels, at most 512
     * @param deviation the noise's standard deviation at middle grey
     */
    void addTo(float[] grey, int from, int count, float deviation) {
        // Marsaglia's xorshift with 64 bits of state, of which upper ones are taken.
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        int at = (int) (state >>> 20) & MASK;
        for (int i = 0; i < count; i++) {
            // Brighter pixels are noisier, as photons are counted.
            float brightness = Math.max(0.1f, grey[from + i] / 128);
            grey[from + i] += deviation * (0.4f + 0.6f * brightness) * NORMAL[at + i];
        }
    }

    private static float[] table() {
        float[] table = new float[(1 << BITS) + LONGEST_ROW];
        RandomStream random = new RandomStream(1, "normal");
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) random.bell();
        }
        return table;
    }
}
