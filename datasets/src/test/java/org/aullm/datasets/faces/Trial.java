package org.aullm.datasets.faces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;

/**
 * How well a linear classifier tells the units of clips from some features, people never shared between training and test.
 *
 * @param auc the mean over units of the area under the curve of all folds' scores together
 * @param f1 the mean over units of F1, at the threshold that was best on the fold's own training clips
 */
record Trial(double auc, double f1) {

    private static final int FOLDS = 5;

    /** A classifier and the thresholds that were best on what it learnt from. */
    private record Learnt(Ridge ridge, List<Double> thresholds) {

        static Learnt of(List<double[]> features, double[][] labels, double penalty) {
            Ridge ridge = Ridge.fit(features, List.of(labels), penalty);
            double[][] fitted = features.stream().map(ridge::scores).toArray(double[][]::new);
            return new Learnt(
                    ridge,
                    IntStream.range(0, Units.ALL.size())
                            .mapToObj(unit -> threshold(column(fitted, unit), column(labels, unit)))
                            .toList());
        }

        double[] row() {
            return thresholds.stream().mapToDouble(threshold -> threshold).toArray();
        }
    }

    static Trial of(List<Clip> clips, List<double[]> features, double penalty) {
        List<String> people =
                List.copyOf(new TreeSet<>(clips.stream().map(Clip::subject).toList()));
        double[][] labels = clips.stream().map(Trial::labels).toArray(double[][]::new);
        double[][] scores = new double[clips.size()][];
        double[][] thresholds = new double[clips.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Integer> training = new ArrayList<>();
            List<Integer> test = new ArrayList<>();
            for (int i = 0; i < clips.size(); i++) {
                (people.indexOf(clips.get(i).subject()) % FOLDS == fold ? test : training).add(i);
            }
            Learnt learnt = Learnt.of(
                    training.stream().map(features::get).toList(),
                    training.stream().map(i -> labels[i]).toArray(double[][]::new),
                    penalty);
            for (int i : test) {
                scores[i] = learnt.ridge().scores(features.get(i));
                thresholds[i] = learnt.row();
            }
        }
        return of(scores, thresholds, labels);
    }

    /** Learns from clips of one kind and judges those of another. */
    static Trial across(
            List<Clip> from, List<double[]> features, List<Clip> to, List<double[]> judged, double penalty) {
        Learnt learnt = Learnt.of(features, from.stream().map(Trial::labels).toArray(double[][]::new), penalty);
        double[][] scores = judged.stream().map(learnt.ridge()::scores).toArray(double[][]::new);
        double[][] thresholds = new double[scores.length][];
        Arrays.fill(thresholds, learnt.row());
        return of(scores, thresholds, to.stream().map(Trial::labels).toArray(double[][]::new));
    }

    private static Trial of(double[][] scores, double[][] thresholds, double[][] labels) {
        double auc = 0;
        double f1 = 0;
        for (int unit = 0; unit < Units.ALL.size(); unit++) {
            auc += auc(column(scores, unit), column(labels, unit)) / Units.ALL.size();
            f1 += f1(column(scores, unit), column(thresholds, unit), column(labels, unit)) / Units.ALL.size();
        }
        return new Trial(auc, f1);
    }

    private static double[] labels(Clip clip) {
        return Units.ALL.stream()
                .mapToDouble(unit -> clip.labels().present().contains(new ActionUnit(unit)) ? 1 : 0)
                .toArray();
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    /** The share of pairs of a clip with the unit and one without in which the first has the higher score. */
    private static double auc(double[] scores, double[] labels) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; labels[i] > 0 && j < scores.length; j++) {
                if (labels[j] == 0) {
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    private static double f1(double[] scores, double[] thresholds, double[] labels) {
        double hits = 0;
        double said = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= thresholds[i]) {
                said++;
                hits += labels[i];
            }
        }
        return 2 * hits / (said + Arrays.stream(labels).sum());
    }

    /** The score from which on saying yes gives the highest F1. */
    private static double threshold(double[] scores, double[] labels) {
        List<Integer> falling = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
        double positives = Arrays.stream(labels).sum();
        double hits = 0;
        double best = -1;
        double threshold = Double.POSITIVE_INFINITY;
        for (int said = 1; said <= falling.size(); said++) {
            int at = falling.get(said - 1);
            hits += labels[at];
            double f1 = 2 * hits / (said + positives);
            if (f1 > best) {
                best = f1;
                threshold = scores[at];
            }
        }
        return threshold;
    }
}
