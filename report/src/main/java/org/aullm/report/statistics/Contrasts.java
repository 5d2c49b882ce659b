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

    // For each cell its score in every draw.
    private final double[][] draws;

    private Contrasts(List<CountTable> cells, Settings settings) {
        first = cells.get(0);
        scores = cells.stream().mapToDouble(cell -> Sums.of(cell).meanBinary()).toArray();
        SubjectDraws subjects = new SubjectDraws(first.subjects().size(), settings);
        draws = cells.stream().parallel().map(cell -> scores(cell, subjects)).toArray(double[][]::new);
    }

    private static double[] scores(CountTable cell, SubjectDraws subjects) {
        double[] scores = new double[subjects.size()];
        Sums sums = new Sums(cell);
        for (int draw = 0; draw < scores.length; draw++) {
            subjects.sum(draw, cell, sums);
            scores[draw] = sums.meanBinary();
        }
        return scores;
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
        double[] values = new double[draws[0].length];
        double value = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            value += weights[cell] * scores[cell];
            for (int draw = 0; draw < values.length; draw++) {
                values[draw] += weights[cell] * draws[cell][draw];
            }
        }
        return new Effect(name, value, Bootstrap.percentiles(values));
    }
}
