package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.core.config.Choosing;
import org.aullm.core.config.InnerFold;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.ClipResult;

/**
 * Chooses training options and thresholds. It takes inner folds and nothing else; a {@link org.aullm.core.config.Fold},
 * which has test subjects, does not fit.
 */
final class Chooser {

    private static final double USUAL_THRESHOLD = 0.5;
    private static final int THRESHOLDS = 19; // 0.05, 0.10, ... 0.95
    private static final double LEAST_PROBABILITY = 1e-7;

    private final Choosing choosing;
    private final List<InnerFold> folds;

    Chooser(Choosing choosing, List<InnerFold> folds) {
        this.choosing = choosing;
        this.folds = List.copyOf(folds);
    }

    /** Learns on an inner fold's learning subjects with some options, and judges its validation subjects. */
    @FunctionalInterface
    interface Rehearsal {
        List<ClipResult> judge(InnerFold fold, Map<String, Object> options);
    }

    /** The best candidate, the first of equals, and the thresholds that suit it. */
    Chosen choose(Rehearsal rehearsal) {
        List<Chosen.Candidate> candidates = new ArrayList<>();
        Map<String, Object> best = Map.of();
        List<ClipResult> bestJudged = List.of();
        double most = Double.NEGATIVE_INFINITY;
        for (Map<String, Object> options : choosing.candidates()) {
            List<ClipResult> judged = rehearse(rehearsal, options);
            double score = choosing.by().equals(Choosing.LOG_LOSS) ? logLoss(judged) : f1(judged);
            candidates.add(new Chosen.Candidate(options, score));
            double worth = choosing.by().equals(Choosing.LOG_LOSS) ? -score : score;
            if (worth > most) {
                most = worth;
                best = options;
                bestJudged = judged;
            }
        }
        return new Chosen(best, choosing.thresholds() ? thresholds(bestJudged) : List.of(), candidates);
    }

    private List<ClipResult> rehearse(Rehearsal rehearsal, Map<String, Object> options) {
        List<ClipResult> judged = new ArrayList<>();
        for (InnerFold fold : folds) {
            List<ClipResult> part = rehearsal.judge(fold, options);
            part.forEach(clip -> {
                if (!fold.validation().contains(clip.subject())) {
                    throw new IllegalStateException(
                            "inner fold '%s' must not look at subject '%s'".formatted(fold, clip.subject()));
                }
            });
            judged.addAll(part);
        }
        return judged;
    }

    private static double f1(List<ClipResult> judged) {
        List<Counts> units = new ArrayList<>();
        for (int unit = 0; unit < units(judged); unit++) {
            units.add(counts(judged, unit, USUAL_THRESHOLD));
        }
        return Counts.meanBinaryF1(units);
    }

    private static double logLoss(List<ClipResult> judged) {
        double sum = 0;
        long known = 0;
        for (ClipResult clip : judged) {
            for (int unit = 0; unit < clip.known().size(); unit++) {
                if (clip.known().get(unit) == 1) {
                    double present = clip.probabilities().get(unit);
                    double right = clip.labels().get(unit) == 1 ? present : 1 - present;
                    sum -= Math.log(Math.max(right, LEAST_PROBABILITY));
                    known++;
                }
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    /** For each unit the threshold of the best F1; of equals the one nearest 0.5, so a unit without positives keeps that. */
    private static List<Double> thresholds(List<ClipResult> judged) {
        List<Double> thresholds = new ArrayList<>();
        for (int unit = 0; unit < units(judged); unit++) {
            double best = USUAL_THRESHOLD;
            double most = counts(judged, unit, best).binaryF1();
            for (int step = 1; step <= THRESHOLDS; step++) {
                double threshold = step / (THRESHOLDS + 1.0);
                double f1 = counts(judged, unit, threshold).binaryF1();
                boolean nearer = Math.abs(threshold - USUAL_THRESHOLD) < Math.abs(best - USUAL_THRESHOLD);
                if (f1 > most || (f1 == most && nearer)) {
                    most = f1;
                    best = threshold;
                }
            }
            thresholds.add(best);
        }
        return thresholds;
    }

    private static int units(List<ClipResult> judged) {
        return judged.isEmpty() ? 0 : judged.get(0).known().size();
    }

    private static Counts counts(List<ClipResult> judged, int unit, double threshold) {
        Counts counts = Counts.NONE;
        for (ClipResult clip : judged) {
            if (clip.known().get(unit) == 1) {
                counts = counts.plus(Counts.of(
                        clip.probabilities().get(unit) >= threshold,
                        clip.labels().get(unit) == 1));
            }
        }
        return counts;
    }
}
