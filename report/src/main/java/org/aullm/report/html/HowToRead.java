package org.aullm.report.html;

import java.util.Locale;
import org.aullm.report.model.ReportModel;

/** What the numbers mean, how they are computed, and where they end. */
final class HowToRead {

    private HowToRead() {}

    static Section section(ReportModel report) {
        return new Section(
                "reading",
                "How to read this",
                Html.of(
                        """
                        <dl class="reading">
                        <div><dt>Threshold</dt><dd>A unit counts as found when its probability is at least 0.5. \
                        The threshold is fixed; nothing is chosen on the clips that are judged.</dd></div>
                        <div><dt>Binary F1</dt><dd>Over the class “present”, from true positives TP, false positives \
                        FP and false negatives FN, pooled over all folds first and scored once:
                        <math display="block"><msub><mi>F</mi><mn>1</mn></msub><mo>=</mo><mfrac>\
                        <mrow><mn>2</mn><mtext> TP</mtext></mrow>\
                        <mrow><mn>2</mn><mtext> TP</mtext><mo>+</mo><mtext>FP</mtext><mo>+</mo><mtext>FN</mtext></mrow>\
                        </mfrac></math>
                        It is 0 where this is 0 / 0. With several seeds, each seed is scored and the scores are averaged. \
                        Means over units weigh all units the same.</dd></div>
                        <div><dt>Two-class macro F1</dt><dd>The mean of F1 over “present” and F1 over “absent”:
                        <math display="block"><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>(</mo><mfrac>\
                        <mrow><mn>2</mn><mtext> TP</mtext></mrow>\
                        <mrow><mn>2</mn><mtext> TP</mtext><mo>+</mo><mtext>FP</mtext><mo>+</mo><mtext>FN</mtext></mrow>\
                        </mfrac><mo>+</mo><mfrac>\
                        <mrow><mn>2</mn><mtext> TN</mtext></mrow>\
                        <mrow><mn>2</mn><mtext> TN</mtext><mo>+</mo><mtext>FN</mtext><mo>+</mo><mtext>FP</mtext></mrow>\
                        </mfrac><mo>)</mo></math>
                        Both are in use under the name F1, and they differ by much: read which one a paper means.</dd></div>
                        <div><dt>Unknown labels</dt><dd>Where a data set does not code a unit, the judgement is \
                        left out; unknown is not absent.</dd></div>
                        <div><dt>Chance rows</dt><dd>What saying “present” or “absent” to everything scores on the \
                        same clips. A method that is not above them has learnt nothing of use.</dd></div>
                        <div><dt>95&#160;% interval</dt><dd>Subjects are drawn with replacement {} times, the same ones for \
                        baseline and variant; counts are pooled and scored within each draw; the interval is the middle \
                        95 % of the differences (percentile method). In simulations like these tables it covered the true \
                        difference in 92 to 95 % of studies with 12 to 52 subjects: with few subjects it is a little too \
                        narrow.</dd></div>
                        <div><dt>p</dt><dd>Paired permutation test on mean binary F1, two-sided: within each subject the two \
                        cells’ judgements may be swapped, in all ways if there are at most {}, else in {} random ones.</dd></div>
                        <div><dt>p, Holm</dt><dd>Adjusted for testing all variants of this study. “lower” and “higher” \
                        mean an adjusted p below 0.05. “not shown” does not mean “no effect”. Macro F1 and single units \
                        have intervals but no test.</dd></div>
                        <div><dt>Judged better, worse</dt><dd>A single subject’s own F1 is undefined for units the subject \
                        never shows. So a subject counts as judged worse if the pooled mean binary F1 falls when this subject \
                        alone is judged by the variant instead of the baseline (averaged over doing so with all others \
                        judged by the baseline and by the variant).</dd></div>
                        <div><dt>Limits</dt><dd>Intervals and tests are about other subjects like these, given this \
                        training procedure and these seeds. They say nothing about other data sets, nor about how the \
                        procedure itself varies. Folds share most of their training data. Numbers here are not comparable \
                        with papers that choose thresholds or epochs on the test set, nor across selections \
                        of clips.</dd></div>
                        </dl>
                        """,
                        number(report.settings().draws()),
                        number(report.settings().permutations()),
                        number(report.settings().permutations())));
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
