package org.aullm.report.statistics;

import java.util.List;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * How strongly subjects agree about a difference, whatever its size in points.
 *
 * @param rankBiserial the matched-pairs rank-biserial correlation (Kerby, Comprehensive Psychology 3, 2014): subjects
 *     ranked by how much they move the score, the share of ranks in favour minus the share against; -1 all against, 1
 *     all in favour, 0 balanced or nobody moves
 * @param p Wilcoxon's signed-rank test, two-sided; 1 where nobody moves
 */
public record SignedRanks(double rankBiserial, double p) {

    /** Subjects without difference are left out, as Wilcoxon does. */
    static SignedRanks of(List<SubjectEffect> subjects) {
        return of(subjects.stream()
                .filter(subject -> subject.sign() != 0)
                .mapToDouble(SubjectEffect::contribution)
                .toArray());
    }

    static SignedRanks of(double[] differences) {
        if (differences.length == 0) {
            return new SignedRanks(0, 1);
        }
        double all = differences.length * (differences.length + 1.0) / 2;
        var result = WilcoxonSignedRankTest.withDefaults().test(differences);
        return new SignedRanks(2 * result.getStatistic() / all - 1, result.getPValue());
    }
}
