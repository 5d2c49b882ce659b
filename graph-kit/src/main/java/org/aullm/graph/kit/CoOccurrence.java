package org.aullm.graph.kit;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.LabelTable;
import org.aullm.api.data.Labels;
import org.aullm.api.option.Options;

/**
 * The prior {@code co-occurrence}: relations that the training fold's own labels show. With n clips in which both units
 * are coded, a and b of them with one and c with both,
 *
 * <pre>phi = (n c - a b) / sqrt(a (n - a) b (n - b))</pre>
 *
 * <p>Two units are related if |phi| reaches the threshold, with the sign of phi as kind. A positive relation also needs
 * two clips that show both: in small folds a single clip of two rare units has a high phi. Units that are always or never
 * present have no phi and no relation. The rule is ours; graphs from label statistics are usual since Li et al. (AAAI
 * 2019). Other folds' labels are not looked at.
 */
final class CoOccurrence {

    private static final long FEWEST_TOGETHER = 2;

    private CoOccurrence() {}

    static List<Relation> relations(Options options, LabelTable training, long seed) {
        double threshold = options.get(Priors.PRIOR_THRESHOLD);
        List<Relation> related = new ArrayList<>();
        for (Relation pair : Priors.pairs(training.units())) {
            long all = count(training, pair, false, false);
            double a = count(training, pair, true, false);
            double b = count(training, pair, false, true);
            long both = count(training, pair, true, true);
            double phi = (all * both - a * b) / Math.sqrt(a * (all - a) * b * (all - b));
            if (phi >= threshold && both >= FEWEST_TOGETHER) {
                related.add(pair);
            } else if (phi <= -threshold) {
                related.add(new Relation(pair.first(), pair.second(), Relation.Kind.NEGATIVE));
            }
        }
        return related;
    }

    /** Clips in which both units are coded and those that are asked for are present. */
    private static long count(LabelTable training, Relation pair, boolean first, boolean second) {
        return training.rows().stream()
                .filter(labels -> labels.coded().contains(pair.first()))
                .filter(labels -> labels.coded().contains(pair.second()))
                .filter(labels -> !first || present(labels, pair.first()))
                .filter(labels -> !second || present(labels, pair.second()))
                .count();
    }

    private static boolean present(Labels labels, ActionUnit unit) {
        return labels.present().contains(unit);
    }
}
