package org.aullm.tensor;

import java.util.SplittableRandom;

/**
 * Derives independent seeds from one, so that no two users of randomness share a stream.
 *
 * @since 0.1.0
 */
public final class Seeds {

    private Seeds() {}

    /** The seed of a named purpose: other names, other seeds; the order of use does not matter. */
    public static long derive(long seed, String purpose) {
        long mixed = seed;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed * 0x9E3779B97F4A7C15L + purpose.charAt(i) + 1);
        }
        return mix(mixed ^ purpose.length());
    }

    /** The seed of a step of a named purpose. */
    public static long derive(long seed, String purpose, long step) {
        return mix(derive(seed, purpose) + 0x9E3779B97F4A7C15L * (step + 1));
    }

    /** A generator of its own for a named purpose. */
    public static SplittableRandom random(long seed, String purpose) {
        return new SplittableRandom(derive(seed, purpose));
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
