package org.aullm.datasets.clip;

import java.util.Locale;

/** Which moments of a clip are shown. Places are indices of frames, from 0, possibly between two frames. */
enum Sampling {
    /** Frames at even distances from the first to the last; the apex where one frame is wanted. */
    UNIFORM {
        @Override
        double place(int index, int wanted, int count, int apex) {
            return Math.rint(spread(index, wanted, 0, count - 1.0));
        }
    },
    /** Frames at even distances from the first to the apex, and from there to the last. */
    ONSET_APEX_OFFSET {
        @Override
        double place(int index, int wanted, int count, int apex) {
            int middle = (wanted - 1) / 2;
            return Math.rint(
                    index <= middle
                            ? spread(index, middle + 1, 0, apex)
                            : spread(index - middle, wanted - middle, apex, count - 1.0));
        }
    },
    /**
     * Even distances from the first to the last, with the mean of two frames, weighted by distance, between them. This is
     * linear interpolation, not the temporal interpolation model of Zhou et al. (2011).
     */
    INTERPOLATED {
        @Override
        double place(int index, int wanted, int count, int apex) {
            return spread(index, wanted, 0, count - 1.0);
        }
    };

    abstract double place(int index, int wanted, int count, int apex);

    /** The places of some moments in a clip. */
    double[] places(int wanted, int count, int apex) {
        double[] places = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            places[i] = wanted == 1 ? apex : place(i, wanted, count, apex);
        }
        return places;
    }

    private static double spread(int index, int wanted, double from, double to) {
        return wanted == 1 ? from : from + index * (to - from) / (wanted - 1);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sampling of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
