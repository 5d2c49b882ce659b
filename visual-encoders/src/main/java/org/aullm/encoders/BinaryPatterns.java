package org.aullm.encoders;

/**
 * Local binary patterns of eight neighbours (Ojala et al., 2002): which of them are at least as bright as the point in
 * their middle. Patterns with at most two changes around the circle are uniform and have a bin each; all others share one.
 */
final class BinaryPatterns {

    static final int NEIGHBOURS = 8;
    static final int BINS = 59;

    private static final int[] BIN = bins();

    private BinaryPatterns() {}

    private static int[] bins() {
        int[] bins = new int[1 << NEIGHBOURS];
        int next = 0;
        for (int code = 0; code < bins.length; code++) {
            int turned = ((code << 1) | (code >> (NEIGHBOURS - 1))) & (bins.length - 1);
            bins[code] = Integer.bitCount(code ^ turned) <= 2 ? next++ : BINS - 1;
        }
        return bins;
    }

    /** The bin of a pattern: neighbour p is bit p. */
    static int bin(int code) {
        return BIN[code];
    }

    /** How far neighbour p lies to the right, in whole pixels. */
    static int right(int p, int radius) {
        return rounded(radius * Math.cos(2 * Math.PI * p / NEIGHBOURS));
    }

    /** How far neighbour p lies down, in whole pixels: the circle starts at the right and goes up. */
    static int down(int p, int radius) {
        return rounded(-radius * Math.sin(2 * Math.PI * p / NEIGHBOURS));
    }

    private static int rounded(double distance) {
        return (int) Math.floor(distance + 0.5);
    }
}
