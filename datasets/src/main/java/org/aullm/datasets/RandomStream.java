package org.aullm.datasets;

/**
 * Random numbers for one purpose, the same on every machine and in every Java version: SplitMix64 (Steele, Lea and Flood,
 * OOPSLA 2014) and plain arithmetic.
 */
public final class RandomStream {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** The stream of a purpose and some indices; no two lead to the same one, whatever else is drawn. */
    public RandomStream(long seed, String purpose, int... indices) {
        long mixed = mix(seed + GOLDEN);
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed * GOLDEN + purpose.charAt(i) + 1);
        }
        for (int index : indices) {
            mixed = mix((mixed ^ purpose.length()) * GOLDEN + index + 1);
        }
        this.state = mixed;
    }

    /** From 0 (inclusive) to 1 (exclusive). */
    public double unit() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** Mean 0, standard deviation 1: the sum of twelve uniform numbers, which is near enough to normal here. */
    public double bell() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return sum;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
