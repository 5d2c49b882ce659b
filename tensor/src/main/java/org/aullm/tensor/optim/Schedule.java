package org.aullm.tensor.optim;

/**
 * The learning rate as a share of its peak, by step.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The factor for a step.
     *
     * @param step from 0
     * @param steps in the whole run
     * @return 0 to 1
     */
    double factor(int step, int steps);

    /** The peak throughout. */
    static Schedule constant() {
        return (step, steps) -> 1;
    }

    /** From the peak to 0 along half a cosine (Loshchilov and Hutter, SGDR, without restarts). */
    static Schedule cosine() {
        return (step, steps) -> 0.5 * (1 + Math.cos(Math.PI * step / Math.max(1, steps)));
    }

    /**
     * One cycle (Smith and Topin, 2018): up from 1/25 to the peak over the first 30 % of the run, then down to 1/250,000,
     * both along half a cosine; the shape of PyTorch's OneCycleLR. Momentum is not cycled.
     */
    static Schedule oneCycle() {
        double start = 1.0 / 25;
        double end = start / 1e4;
        return (step, steps) -> {
            double up = 0.3 * steps - 1;
            double down = steps - 1 - up;
            return step <= up
                    ? between(start, 1, step / Math.max(1, up))
                    : between(1, end, (step - up) / Math.max(1, down));
        };
    }

    /** This schedule, begun by a straight rise over the given share of the run. */
    default Schedule warmedUp(double share) {
        if (share == 0) {
            return this;
        }
        return (step, steps) -> {
            int rise = (int) Math.ceil(share * steps);
            return step < rise ? factor(rise, steps) * (step + 1) / (rise + 1) : factor(step, steps);
        };
    }

    private static double between(double from, double to, double share) {
        return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share)));
    }
}
