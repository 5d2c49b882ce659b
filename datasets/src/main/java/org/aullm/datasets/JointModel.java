package org.aullm.datasets;

import java.util.List;

/**
 * The probability of every set of units: P(y) proportional to exp(sum of h_i y_i + sum of J_ij y_i y_j), y_i in {0, 1}.
 * All states are enumerated (4096 for 12 units), so that probabilities are exact and each draw is independent.
 *
 * <p>The couplings J are given. The fields h follow from the wanted share of clips with each unit, which therefore is the
 * same with couplings and without.
 */
public final class JointModel {

    /** A coupling of two units: positive if they come together. */
    public record Coupling(int unit, int other, double strength) {}

    private static final int SWEEPS = 400;
    private static final double SETTLED = 1e-13;

    private final List<Integer> units;
    private final List<Double> shares;
    private final int states;
    private final double[] probabilities;
    private final double[] cumulative;

    /**
     * A model.
     *
     * @param units in the order of bits, at most 20
     * @param shares the share of clips with each unit
     * @param couplings between them
     * @param strength what the couplings are multiplied by
     */
    public JointModel(List<Integer> units, List<Double> shares, List<Coupling> couplings, double strength) {
        this.units = List.copyOf(units);
        this.shares = List.copyOf(shares);
        this.states = 1 << units.size();
        this.cumulative = new double[states];
        this.probabilities = solve(pairEnergies(couplings, strength));
        double sum = 0;
        for (int state = 0; state < states; state++) {
            sum += probabilities[state];
            cumulative[state] = sum;
        }
    }

    /** Draws a set of units, as bits. */
    public int draw(RandomStream random) {
        double at = random.unit() * cumulative[states - 1];
        int low = 0;
        int high = states - 1;
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
    public double probability(int bits) {
        double sum = 0;
        for (int state = 0; state < states; state++) {
            sum += (state & bits) == bits ? probabilities[state] : 0;
        }
        return sum;
    }

    private double[] pairEnergies(List<Coupling> couplings, double strength) {
        double[] energies = new double[states];
        for (Coupling coupling : couplings) {
            int both = place(coupling.unit()) | place(coupling.other());
            for (int state = 0; state < states; state++) {
                energies[state] += (state & both) == both ? strength * coupling.strength() : 0;
            }
        }
        return energies;
    }

    private int place(int unit) {
        return 1 << units.indexOf(unit);
    }

    // Iterative scaling: each sweep moves every field by half of what its unit alone would need.
    private double[] solve(double[] pairEnergies) {
        double[] fields = new double[units.size()];
        double[] probabilities = probabilities(pairEnergies, fields);
        double moved = 1;
        for (int sweep = 0; sweep < SWEEPS && moved > SETTLED; sweep++) {
            moved = 0;
            for (int i = 0; i < fields.length; i++) {
                double share = 0;
                for (int state = 0; state < states; state++) {
                    share += (state >> i & 1) == 1 ? probabilities[state] : 0;
                }
                double step = 0.5 * (logit(shares.get(i)) - logit(share));
                fields[i] += step;
                moved = Math.max(moved, Math.abs(step));
            }
            probabilities = probabilities(pairEnergies, fields);
        }
        return probabilities;
    }

    private double[] probabilities(double[] pairEnergies, double[] fields) {
        double[] probabilities = new double[states];
        double sum = 0;
        for (int state = 0; state < states; state++) {
            double energy = pairEnergies[state];
            for (int i = 0; i < fields.length; i++) {
                energy += (state >> i & 1) == 1 ? fields[i] : 0;
            }
            probabilities[state] = StrictMath.exp(energy);
            sum += probabilities[state];
        }
        for (int state = 0; state < states; state++) {
            probabilities[state] /= sum;
        }
        return probabilities;
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }
}
