package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A variant against the baseline, on what both judged.
 *
 * @param complete whether neither cell judged anything that the other did not
 * @param sameLabels whether both were held against the same labels; if not, the difference is not one of judging alone
 * @param clips how many clips are compared
 * @param binary the difference in mean binary F1
 * @param macro the difference in mean two-class macro F1
 * @param units the difference in binary F1 of each unit
 * @param subjects what each subject contributes, in natural order of names
 * @param standardError of the difference in mean binary F1, over draws of subjects
 * @param agreement how strongly subjects agree: the effect's size
 * @param p-value of the paired permutation test on mean binary F1
 */
public record Comparison(
        boolean complete,
        boolean sameLabels,
        long clips,
        Difference binary,
        Difference macro,
        List<Difference> units,
        List<SubjectEffect> subjects,
        double standardError,
        SignedRanks agreement,
        double p) {
    public Comparison {
        units = List.copyOf(units);
        subjects = List.copyOf(subjects);
    }

    /**
     * Two scores and what lies between them, each 0 to 1.
     *
     * @param baseline the baseline's score
     * @param variant the variant's score
     * @param interval of the difference, variant minus baseline
     */
    public record Difference(double baseline, double variant, Interval interval) {

        /** Variant minus baseline. */
        public double delta() {
            return variant - baseline;
        }
    }

    /** Compares two cells; empty where they have no judged clip in common. */
    public static Optional<Comparison> of(Judgements baseline, Judgements variant, Settings settings) {
        Pairs pairs = Pairs.of(baseline, variant);
        if (pairs.subjects() == 0) {
            return Optional.empty();
        }
        Scores before = pairs.baseline().scores();
        Scores after = pairs.variant().scores();
        Bootstrap draws = new Bootstrap(pairs, settings);
        List<Difference> units = new ArrayList<>();
        for (int unit = 0; unit < pairs.baseline().units(); unit++) {
            units.add(new Difference(before.binary().get(unit), after.binary().get(unit), draws.unit(unit)));
        }
        List<SubjectEffect> subjects = SubjectEffect.of(pairs);
        return Optional.of(new Comparison(
                pairs.complete(),
                pairs.sameLabels(),
                pairs.baseline().clips(),
                new Difference(before.meanBinary(), after.meanBinary(), draws.binary()),
                new Difference(before.meanMacro(), after.meanMacro(), draws.macro()),
                units,
                subjects,
                draws.standardError(),
                SignedRanks.of(subjects),
                PermutationTest.pValue(pairs, settings)));
    }

    /** Subjects who are judged better by the variant. */
    public long better() {
        return subjects.stream().filter(subject -> subject.sign() > 0).count();
    }

    /** Subjects who are judged worse by the variant. */
    public long worse() {
        return subjects.stream().filter(subject -> subject.sign() < 0).count();
    }

    /** Subjects for whom it makes no difference. */
    public long equal() {
        return subjects.size() - better() - worse();
    }

    /**
     * About how large a true difference has to be to be found four times out of five, from the standard error and the
     * normal approximation: (1.96 + 0.84) standard errors.
     */
    public double detectable() {
        return 2.8 * standardError;
    }
}
