package org.aullm.datasets.faces;

/**
 * An expression in time: it rises, stays and falls, each with the smooth start and stop of a movement of least jerk.
 *
 * @param onset when it begins, as a share of the clip
 * @param apex when it is full
 * @param fall when it begins to fall
 * @param offset when it is over
 */
record Ramp(double onset, double apex, double fall, double offset) {

    /** The intensity at a time, as a share of the fullest. */
    double at(double time) {
        if (time <= onset || time >= offset) {
            return 0;
        }
        if (time < apex) {
            return smooth((time - onset) / (apex - onset));
        }
        return time <= fall ? 1 : smooth((offset - time) / (offset - fall));
    }

    /** The same, rising and falling in less time around the same apex. */
    Ramp faster(double factor) {
        return new Ramp(apex - (apex - onset) / factor, apex, fall, fall + (offset - fall) / factor);
    }

    private static double smooth(double t) {
        return t * t * t * (10 - 15 * t + 6 * t * t);
    }
}
