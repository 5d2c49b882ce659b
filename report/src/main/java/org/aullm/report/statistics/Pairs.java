package org.aullm.report.statistics;

import java.util.HashSet;
import java.util.Set;
import org.aullm.core.metrics.Counts;

/** Two cells on what both judged: the same clips of the same subjects under the same seeds. */
final class Pairs {

    private final CountTable baseline;
    private final CountTable variant;
    private final boolean complete;

    private Pairs(CountTable baseline, CountTable variant, boolean complete) {
        this.baseline = baseline;
        this.variant = variant;
        this.complete = complete;
        if (!baseline.subjects().equals(variant.subjects())) {
            throw new IllegalArgumentException("the two cells say of a clip that it shows different subjects");
        }
    }

    static Pairs of(Judgements baseline, Judgements variant) {
        Set<Judgements.Key> both = new HashSet<>(baseline.keys());
        both.retainAll(variant.keys());
        boolean complete = both.size() == baseline.keys().size()
                && both.size() == variant.keys().size();
        return new Pairs(baseline.counts(both), variant.counts(both), complete);
    }

    /** Whether neither cell judged anything that the other did not. */
    boolean complete() {
        return complete;
    }

    /** Whether both cells were held against the same labels. */
    boolean sameLabels() {
        for (int seed = 0; seed < baseline.seeds().size(); seed++) {
            for (int unit = 0; unit < baseline.units(); unit++) {
                Counts before = baseline.pooled(seed, unit);
                Counts after = variant.pooled(seed, unit);
                if (before.positives() != after.positives() || before.total() != after.total()) {
                    return false;
                }
            }
        }
        return true;
    }

    CountTable baseline() {
        return baseline;
    }

    CountTable variant() {
        return variant;
    }

    int subjects() {
        return baseline.subjects().size();
    }
}
