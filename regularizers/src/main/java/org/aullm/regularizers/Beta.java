package org.aullm.regularizers;

import java.util.SplittableRandom;

/** Draws from Beta(a, a). */
final class Beta {

    private Beta() {}

    /**
     * By Joehnk's method (1964): of two uniform numbers raised to 1/a, those whose sum is at most 1 are kept. Written with
     * logarithms, since for small a both powers may underflow.
     */
    static double symmetric(SplittableRandom random, double a) {
        while (true) {
            double first = Math.log(1 - random.nextDouble()) / a;
            double second = Math.log(1 - random.nextDouble()) / a;
            double largest = Math.max(first, second);
            double sum = largest + Math.log(Math.exp(first - largest) + Math.exp(second - largest));
            if (sum <= 0) {
                return Math.exp(first - sum);
            }
        }
    }
}
