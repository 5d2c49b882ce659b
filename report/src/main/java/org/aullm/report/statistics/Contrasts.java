package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Weighted sums of the mean binary F1 of several cells, on the clips that all of them judged under the same seeds.
 * Subjects are drawn anew for all cells together, as {@link Bootstrap} does for two.
 */
public final class Contrasts {

    private final CountTable first;
    private final double[] scores;
    private final double[][] draws;

    private Contrasts(List<CountTable> cells, Settings settings) {
        first = cells.get(0);
        scores = cells.stream().mapToDouble(cell -> Sums.of(cell).meanBinary()).toArray();
        draws = new double[settings.draws()][scores.length];
        SubjectDraws subjects = new SubjectDraws(first.subjects().size(), settings);
        Sums sums = new Sums(first);
        for (int draw = 0; draw < draws.length; draw++) {
            for (int cell = 0; cell < scores.length; cell++) {
                subjects.sum(draw, cells.get(cell), sums);
                draws[draw][cell] = sums.meanBinary();
            }
        }
    }

    /** Empty where no clip was judged by all, or there is no cell. */
    public static Optional<Contrasts> of(List<Judgements> cells, Settings settings) {
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        Set<Judgements.Key> common = new HashSet<>(cells.get(0).keys());
        cells.forEach(cell -> common.retainAll(cell.keys()));
        List<CountTable> tables = new ArrayList<>();
        cells.forEach(cell -> tables.add(cell.counts(common)));
        return common.isEmpty() ? Optional.empty() : Optional.of(new Contrasts(tables, settings));
    }

    /** How many subjects all cells judged. */
    public int subjects() {
        return first.subjects().size();
    }

    /** How many clips all cells judged. */
    public long clips() {
        return first.clips();
    }

    /** The sum of the cells' scores with these weights. */
    public Effect effect(String name, double... weights) {
        double[] values = new double[draws.length];
        for (int draw = 0; draw < values.length; draw++) {
            values[draw] = sum(weights, draws[draw]);
        }
        return new Effect(name, sum(weights, scores), Bootstrap.percentiles(values));
    }

    private static double sum(double[] weights, double[] scores) {
        double sum = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            sum += weights[cell] * scores[cell];
        }
        return sum;
    }
}
