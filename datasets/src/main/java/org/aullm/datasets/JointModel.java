package org.aullm.datasets;

import java.util.List;

/**
 * The probability of every set of units: P(y) proportional to exp(sum of h_i y_i + sum of J_ij y_i y_j), y_i in {0, 1}.
 * All 4096 states of 12 units are enumerated, so that probabilities are exact and each draw is independent.
 *
 * <p>The couplings J are given below. The fields h follow from the wanted share of clips with each unit, which therefore
 * is the same with couplings and without.
 */
final class JointModel {

    /** The units, in the order of bits. */
    static final List<Integer> UNITS = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);

    /** The share of clips with each unit: about that of micro-expression data, with the rarest made less rare. */
    static final List<Double> SHARES = List.of(.17, .15, .26, .10, .12, .20, .10, .10, .21, .15, .11, .14);

    /** A coupling of two units: positive if they come together. */
    record Coupling(int unit, int other, double strength) {}

    /** Pairs that are strong in macro-expressions or in prototypes of emotions, one of them negative. */
    static final List<Coupling> COUPLINGS = List.of(
            new Coupling(1, 2, 3.0),
            new Coupling(2, 5, 2.0),
            new Coupling(6, 12, 3.0),
            new Coupling(4, 7, 2.0),
            new Coupling(4, 9, 1.5),
            new Coupling(7, 10, 1.0),
            new Coupling(12, 14, 1.0),
            new Coupling(15, 17, 2.0),
            new Coupling(4, 12, -2.0));

    private static final int STATES = 1 << UNITS.size();
    private static final int SWEEPS = 400;

    private final double[] probabilities;
    private final double[] cumulative = new double[STATES];

    /**
     * A model with the shares and couplings above.
     *
     * @param strength what the couplings are multiplied by: 0 for units that are independent
     */
    JointModel(double strength) {
        this.probabilities = solve(pairEnergies(strength));
        double sum = 0;
        for (int state = 0; state < STATES; state++) {
            sum += probabilities[state];
            cumulative[state] = sum;
        }
    }

    /** Draws a set of units, as bits in the order of {@link #UNITS}. */
    int draw(RandomStream random) {
        double at = random.unit() * cumulative[STATES - 1];
        int low = 0;
        int high = STATES - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The exact probability that all units of a set are present, whatever the others are. */
    double probability(int bits) {
        double sum = 0;
        for (int state = 0; state < STATES; state++) {
            sum += (state & bits) == bits ? probabilities[state] : 0;
        }
        return sum;
    }

    private static double[] pairEnergies(double strength) {
        double[] energies = new double[STATES];
        for (Coupling coupling : COUPLINGS) {
            int both = bit(coupling.unit()) | bit(coupling.other());
            for (int state = 0; state < STATES; state++) {
                energies[state] += (state & both) == both ? strength * coupling.strength() : 0;
            }
        }
        return energies;
    }

    /** The bit of a unit. */
    static int bit(int unit) {
        return 1 << UNITS.indexOf(unit);
    }

    // Iterative scaling: each sweep moves every field by half of what its unit alone would need.
    private static double[] solve(double[] pairEnergies) {
        double[] fields = new double[UNITS.size()];
        double[] probabilities = probabilities(pairEnergies, fields);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < fields.length; i++) {
                double share = 0;
                for (int state = 0; state < STATES; state++) {
                    share += (state >> i & 1) == 1 ? probabilities[state] : 0;
                }
                fields[i] += 0.5 * (logit(SHARES.get(i)) - logit(share));
            }
            probabilities = probabilities(pairEnergies, fields);
        }
        return probabilities;
    }

    private static double[] probabilities(double[] pairEnergies, double[] fields) {
        double[] probabilities = new double[STATES];
        double sum = 0;
        for (int state = 0; state < STATES; state++) {
            double energy = pairEnergies[state];
            for (int i = 0; i < fields.length; i++) {
                energy += (state >> i & 1) == 1 ? fields[i] : 0;
            }
            probabilities[state] = StrictMath.exp(energy);
            sum += probabilities[state];
        }
        for (int state = 0; state < STATES; state++) {
            probabilities[state] /= sum;
        }
        return probabilities;
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }
}
