package org.aullm.report.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.aullm.core.metrics.Counts;

/**
 * What a unit was given in the clips for which it is known, and whether it is there. Clips of all subjects and folds are
 * pooled.
 */
public final class Predictions {

    private final double[] probabilities;
    private final boolean[] found;
    private final boolean[] present;

    /**
     * Takes all over.
     *
     * @param probabilities that the unit is there, 0 to 1, one for each clip
     * @param found whether the trial says that it is there
     * @param present whether it is
     */
    Predictions(double[] probabilities, boolean[] found, boolean[] present) {
        if (probabilities.length != present.length || found.length != present.length) {
            throw new IllegalArgumentException(
                    "%d probabilities for %d labels".formatted(probabilities.length, present.length));
        }
        this.probabilities = probabilities;
        this.found = found;
        this.present = present;
    }

    /** The same, decided at {@link Judgements#THRESHOLD}. */
    Predictions(double[] probabilities, boolean[] present) {
        this(probabilities, atUsualThreshold(probabilities), present);
    }

    private static boolean[] atUsualThreshold(double[] probabilities) {
        boolean[] found = new boolean[probabilities.length];
        for (int clip = 0; clip < found.length; clip++) {
            found[clip] = probabilities[clip] >= Judgements.THRESHOLD;
        }
        return found;
    }

    /** How many clips. */
    public int size() {
        return present.length;
    }

    double probability(int clip) {
        return probabilities[clip];
    }

    boolean present(int clip) {
        return present[clip];
    }

    /** Clips that show the unit. */
    int positives() {
        int sum = 0;
        for (boolean there : present) {
            sum += there ? 1 : 0;
        }
        return sum;
    }

    /** The share of clips that show the unit; not a number without clips. */
    double prevalence() {
        return (double) positives() / size();
    }

    /** The clips from the least to the most probable. */
    int[] ascending() {
        return IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.comparingDouble(clip -> probabilities[clip]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What was decided, held against what is there. */
    Counts counts() {
        Counts sum = Counts.NONE;
        for (int clip = 0; clip < size(); clip++) {
            sum = sum.plus(Counts.of(found[clip], present[clip]));
        }
        return sum;
    }

    /** The same clips, all given one probability. */
    Predictions constant(double probability) {
        double[] same = new double[size()];
        Arrays.fill(same, probability);
        return new Predictions(same, present);
    }
}
