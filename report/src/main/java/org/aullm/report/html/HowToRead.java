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
                        <div><dt>Threshold</dt><dd>A unit counts as found when its probability is at least 0.5, \
                        unless a study chooses thresholds: then on inner folds of the training subjects. Nothing is chosen on \
                        the clips that are judged.</dd></div>
                        <div><dt>Binary F1</dt><dd>Over the class “present”, from true positives TP, false positives \
                        FP and false negatives FN, pooled over all folds first and scored once:
                        <math display="block"><msub><mi>F</mi><mn>1</mn></msub><mo>=</mo><mfrac>\
                        <mrow><mn>2</mn><mtext> TP</mtext></mrow>\
                        <mrow><mn>2</mn><mtext> TP</mtext><mo>+</mo><mtext>FP</mtext><mo>+</mo><mtext>FN</mtext></mrow>\
                        </mfrac></math>
                        With several seeds, each seed is scored and the scores are averaged.</dd></div>
                        <div><dt>Two-class macro F1</dt><dd>The mean of F1 over “present” and F1 over “absent”:
                        <math display="block"><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>(</mo><mfrac>\
                        <mrow><mn>2</mn><mtext> TP</mtext></mrow>\
                        <mrow><mn>2</mn><mtext> TP</mtext><mo>+</mo><mtext>FP</mtext><mo>+</mo><mtext>FN</mtext></mrow>\
                        </mfrac><mo>+</mo><mfrac>\
                        <mrow><mn>2</mn><mtext> TN</mtext></mrow>\
                        <mrow><mn>2</mn><mtext> TN</mtext><mo>+</mo><mtext>FN</mtext><mo>+</mo><mtext>FP</mtext></mrow>\
                        </mfrac><mo>)</mo></math>
                        Both are in use under the name F1, and they differ by much: read which one a paper means.</dd></div>
                        <div><dt>UF1, UAR</dt><dd>For one unit, unweighted F1 (UF1) is the two-class macro F1. Unweighted \
                        average recall (UAR) is the mean of the recall of “present” and of “absent”:
                        <math display="block"><mi>UAR</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>(</mo>\
                        <mfrac><mtext>TP</mtext><mrow><mtext>TP</mtext><mo>+</mo><mtext>FN</mtext></mrow></mfrac><mo>+</mo>\
                        <mfrac><mtext>TN</mtext><mrow><mtext>TN</mtext><mo>+</mo><mtext>FP</mtext></mrow></mfrac><mo>)</mo></math>
                        It is not defined for a unit that all clips show, or none.</dd></div>
                        <div><dt>AUC</dt><dd>The share of pairs of a clip that shows the unit (probability \
                        <math><msup><mi>p</mi><mo>+</mo></msup></math>) and one that does not \
                        (<math><msup><mi>p</mi><mo>−</mo></msup></math>) which are in order, a tie counting one half:
                        <math display="block"><mi>AUC</mi><mo>=</mo><mi>P</mi><mo>(</mo><msup><mi>p</mi><mo>+</mo></msup>\
                        <mo>&gt;</mo><msup><mi>p</mi><mo>−</mo></msup><mo>)</mo><mo>+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>\
                        <mi>P</mi><mo>(</mo><msup><mi>p</mi><mo>+</mo></msup><mo>=</mo><msup><mi>p</mi><mo>−</mo></msup>\
                        <mo>)</mo></math>
                        One half is chance. Not defined for a unit that all clips show, or none.</dd></div>
                        <div><dt>Average precision</dt><dd>Over the distinct probabilities as thresholds, from the highest \
                        down, precision P weighed by the recall R that each adds:
                        <math display="block"><mi>AP</mi><mo>=</mo><munder><mo>∑</mo><mi>k</mi></munder><mo>(</mo>\
                        <msub><mi>R</mi><mi>k</mi></msub><mo>−</mo><msub><mi>R</mi><mrow><mi>k</mi><mo>−</mo><mn>1</mn></mrow>\
                        </msub><mo>)</mo><msub><mi>P</mi><mi>k</mi></msub></math>
                        Chance is the share of clips that show the unit. Not defined without one.</dd></div>
                        <div><dt>ECE, Brier score</dt><dd>Expected calibration error sorts clips into ten bins by the \
                        probability of “present”; in each bin b it takes the distance of the mean probability and the share \
                        that shows the unit, and weighs by clips n. The Brier score is the mean squared distance of \
                        probability p and label y:
                        <math display="block"><mi>ECE</mi><mo>=</mo><munder><mo>∑</mo><mi>b</mi></munder><mfrac>\
                        <msub><mi>n</mi><mi>b</mi></msub><mi>n</mi></mfrac><mo>|</mo><msub><mover><mi>p</mi><mo>¯</mo></mover>\
                        <mi>b</mi></msub><mo>−</mo><msub><mover><mi>y</mi><mo>¯</mo></mover><mi>b</mi></msub><mo>|</mo>\
                        </math>
                        <math display="block"><mi>Brier</mi><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac><munder><mo>∑</mo>\
                        <mi>i</mi></munder><msup><mrow><mo>(</mo><msub><mi>p</mi><mi>i</mi></msub><mo>−</mo><msub><mi>y</mi>\
                        <mi>i</mi></msub><mo>)</mo></mrow><mn>2</mn></msup></math>
                        Lower is better. Losses that weigh the rare class trade both for F1.</dd></div>
                        <div><dt>Means</dt><dd>Each unit weighs the same. A score that is not defined for a unit is shown as \
                        “–” and left out of the mean; F1 alone counts as 0 where it is 0 / 0, as the literature does, and \
                        is marked with °.</dd></div>
                        <div><dt>Unknown labels</dt><dd>Where a data set does not code a unit, the judgement is \
                        left out; unknown is not absent.</dd></div>
                        <div><dt>Chance rows</dt><dd>What saying “present” or “absent” to everything scores on the \
                        same clips, and what giving every clip the share of these clips that show the unit scores: the bar for ECE and \
                        Brier score. A method that is not above them has learnt nothing of use.</dd></div>
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
                        <div><dt>Effect size</dt><dd>The matched-pairs rank-biserial correlation over subjects: subjects who \
                        move the score are ranked by how far, r is the share of ranks in favour of the variant minus the \
                        share against. −1: everybody against, 1: everybody in favour. The p beside it in the files for \
                        programs is Wilcoxon’s signed-rank test, a second opinion that is not adjusted.</dd></div>
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
