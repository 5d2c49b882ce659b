package org.aullm.report.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.aullm.report.statistics.Contrasts;
import org.aullm.report.statistics.Effect;
import org.aullm.report.statistics.Judgements;
import org.aullm.report.statistics.Settings;

/**
 * Main effects, two-way interactions and Shapley values of factors with two levels (Box, Hunter and Hunter, Statistics
 * for Experimenters, chapters 5 and 6; Shapley, 1953). Every effect is a weighted sum of the cells' scores. A fraction of
 * a design is taken where main effects and two-way interactions do not overlap in it, as in resolution V.
 */
final class FactorialAnalysis {

    private final Factors factors;
    private final int cells;
    private final List<double[]> signs = new ArrayList<>();
    private final Contrasts contrasts;

    private FactorialAnalysis(Factors factors, int cells, Contrasts contrasts) {
        this.factors = factors;
        this.cells = cells;
        this.contrasts = contrasts;
        factors.names().forEach(name -> signs.add(signs(factors, cells, name)));
    }

    /** Empty for a study that changes one thing at a time. */
    static Optional<Contributions> of(Factors factors, List<Judgements> judgements, Settings settings) {
        int cells = judgements.size();
        if (factors.names().size() < 2 || !factors.combined()) {
            return Optional.empty();
        }
        Optional<String> unfit = unfit(factors, cells);
        if (unfit.isPresent()) {
            return Optional.of(Contributions.none(unfit.get()));
        }
        return Optional.of(Contrasts.of(judgements, settings)
                .map(contrasts -> new FactorialAnalysis(factors, cells, contrasts).contributions())
                .orElseGet(() -> Contributions.none("No clip has been judged by all cells yet.")));
    }

    private static Optional<String> unfit(Factors factors, int cells) {
        List<String> several = factors.names().stream()
                .filter(name -> factors.levels(name).size() > 2)
                .toList();
        if (!several.isEmpty()) {
            return Optional.of("Effects are computed for factors of two levels; %s has more."
                    .formatted(String.join(", ", several)));
        }
        List<double[]> columns = new ArrayList<>();
        for (int a = 0; a < factors.names().size(); a++) {
            double[] one = signs(factors, cells, factors.names().get(a));
            columns.add(one);
            for (int b = a + 1; b < factors.names().size(); b++) {
                columns.add(product(one, signs(factors, cells, factors.names().get(b))));
            }
        }
        double[] ones = new double[cells];
        Arrays.fill(ones, 1);
        columns.add(ones);
        for (int a = 0; a < columns.size(); a++) {
            for (int b = 0; b < a; b++) {
                if (dot(columns.get(a), columns.get(b)) != 0) {
                    return Optional.of(
                            "The %s are neither all combinations of %s nor a fraction in which main effects and"
                                            .formatted(Numbers.count(cells, "cell"), String.join(", ", factors.names()))
                                    + " two-way interactions can be told apart.");
                }
            }
        }
        return Optional.empty();
    }

    /** 1 for cells with the baseline's level, -1 for the others. */
    private static double[] signs(Factors factors, int cells, String name) {
        double[] signs = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            signs[cell] = factors.level(cell, name).equals(factors.level(0, name)) ? 1 : -1;
        }
        return signs;
    }

    private Contributions contributions() {
        List<String> names = factors.names();
        List<Effect> main = new ArrayList<>();
        List<Effect> interactions = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            main.add(contrasts.effect(label(names.get(a)), halved(signs.get(a))));
            for (int b = a + 1; b < names.size(); b++) {
                interactions.add(contrasts.effect(
                        names.get(a) + " × " + names.get(b), halved(product(signs.get(a), signs.get(b)))));
            }
        }
        boolean full = names.size() < 31 && cells == 1 << names.size() && distinct();
        return new Contributions(
                "%s of %s with two levels each: %s."
                        .formatted(
                                full ? "All combinations" : "A fraction of all combinations",
                                Numbers.count(names.size(), "factor"),
                                Numbers.count(cells, "cell")),
                contrasts.subjects(),
                contrasts.clips(),
                main,
                interactions,
                full ? shapley() : List.of());
    }

    private String label(String name) {
        List<String> levels = factors.levels(name);
        return "%s: %s instead of %s".formatted(name, level(name, levels.get(0)), level(name, levels.get(1)));
    }

    /** Plans call the baseline's level so, and others by what they change, such as {@code graph: none}. */
    private static String level(String factor, String level) {
        String prefix = factor + ": ";
        return level.equals("baseline")
                ? "as in the baseline"
                : level.startsWith(prefix) ? level.substring(prefix.length()) : level;
    }

    private boolean distinct() {
        HashSet<List<Double>> seen = new HashSet<>();
        for (int cell = 0; cell < cells; cell++) {
            int which = cell;
            seen.add(signs.stream().map(sign -> sign[which]).toList());
        }
        return seen.size() == cells;
    }

    /** Over all orders in which factors can be brought to the baseline's level, the mean gain of each. */
    private List<Effect> shapley() {
        int factorCount = signs.size();
        List<Effect> values = new ArrayList<>();
        for (int factor = 0; factor < factorCount; factor++) {
            double[] weights = new double[cells];
            for (int cell = 0; cell < cells; cell++) {
                int which = cell;
                int with = (int) signs.stream().filter(sign -> sign[which] > 0).count();
                boolean has = signs.get(factor)[cell] > 0;
                int others = has ? with - 1 : with;
                double orders = 1 / (factorCount * binomial(factorCount - 1, others));
                weights[cell] = has ? orders : -orders;
            }
            values.add(contrasts.effect(label(factors.names().get(factor)), weights));
        }
        return values;
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    private double[] halved(double[] column) {
        double[] weights = column.clone();
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] /= cells / 2.0;
        }
        return weights;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (double x : product(a, b)) {
            sum += x;
        }
        return sum;
    }
}
