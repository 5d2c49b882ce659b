package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * What one subject contributes to a difference. A subject's own F1 is undefined wherever the subject never shows a
 * unit, so the question asked is: how far does the pooled mean binary F1 move when this subject alone is judged by the
 * variant instead of the baseline? The answer is averaged over the other subjects being judged by the one or the other.
 *
 * @param subject who
 * @param contribution above 0 where the variant judges the subject better
 */
public record SubjectEffect(String subject, double contribution) {

    private static final double NOTHING = 1e-12;

    /** 1 better, -1 worse, 0 no difference. */
    public int sign() {
        return Math.abs(contribution) < NOTHING ? 0 : (int) Math.signum(contribution);
    }

    static List<SubjectEffect> of(Pairs pairs) {
        Sums baseline = Sums.of(pairs.baseline());
        Sums variant = Sums.of(pairs.variant());
        double before = baseline.meanBinary();
        double after = variant.meanBinary();
        List<SubjectEffect> effects = new ArrayList<>();
        for (int subject = 0; subject < pairs.subjects(); subject++) {
            exchange(pairs, subject, baseline, variant);
            double gained = baseline.meanBinary() - before;
            double lost = after - variant.meanBinary();
            exchange(pairs, subject, variant, baseline);
            effects.add(new SubjectEffect(pairs.baseline().subjects().get(subject), (gained + lost) / 2));
        }
        return effects;
    }

    /** Moves the variant's judgements of a subject from the second sums to the first, and the baseline's back. */
    private static void exchange(Pairs pairs, int subject, Sums first, Sums second) {
        first.add(pairs.baseline().row(subject), -1);
        first.add(pairs.variant().row(subject), 1);
        second.add(pairs.variant().row(subject), -1);
        second.add(pairs.baseline().row(subject), 1);
    }
}
