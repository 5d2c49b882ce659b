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

    /** Sums to which subjects of one side are added. */
    Sums sums() {
        return new Sums(baseline.seeds().size(), baseline.units());
    }

    /** Counts summed over some subjects, for each seed and unit. */
    static final class Sums {
        private final long[][][] raw;

        private Sums(int seeds, int units) {
            raw = new long[seeds][units][4];
        }

        /** Adds a subject as often as said; a negative number takes it away again. */
        void add(CountTable table, int subject, long times) {
            for (int seed = 0; seed < raw.length; seed++) {
                for (int unit = 0; unit < raw[seed].length; unit++) {
                    Counts more = table.at(seed, subject, unit);
                    long[] sum = raw[seed][unit];
                    sum[0] += times * more.truePositives();
                    sum[1] += times * more.falsePositives();
                    sum[2] += times * more.falseNegatives();
                    sum[3] += times * more.trueNegatives();
                }
            }
        }

        /** The unit's score, averaged over seeds. */
        double score(Metric metric, int unit) {
            double sum = 0;
            for (long[][] seed : raw) {
                sum += metric.of(new Counts(seed[unit][0], seed[unit][1], seed[unit][2], seed[unit][3]));
            }
            return raw.length == 0 ? 0 : sum / raw.length;
        }

        /** The score averaged over units and seeds. */
        double mean(Metric metric) {
            int units = raw.length == 0 ? 0 : raw[0].length;
            double sum = 0;
            for (int unit = 0; unit < units; unit++) {
                sum += score(metric, unit);
            }
            return units == 0 ? 0 : sum / units;
        }
    }
}
