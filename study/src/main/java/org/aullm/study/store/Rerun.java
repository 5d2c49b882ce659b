package org.aullm.study.store;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialResult;

/**
 * Two results of one trial, held against each other.
 *
 * @param same whether they are the same bit for bit
 * @param text what was found, in words
 */
public record Rerun(boolean same, String text) {

    /** Compares two finished trials' files. */
    public static Rerun compare(TrialFolder old, TrialFolder again) throws IOException {
        if (old.resultBytes().equals(again.resultBytes())) {
            return new Rerun(true, "trial %s: the same bit for bit".formatted(old.id()));
        }
        TrialResult before = old.result().orElseThrow();
        TrialResult after = again.result().orElseThrow();
        double most = 0;
        int turned = 0;
        for (int clip = 0; clip < Math.min(before.clips().size(), after.clips().size()); clip++) {
            List<Float> one = before.clips().get(clip).probabilities();
            List<Float> other = after.clips().get(clip).probabilities();
            for (int unit = 0; unit < Math.min(one.size(), other.size()); unit++) {
                most = Math.max(most, Math.abs(one.get(unit) - other.get(unit)));
                turned += decided(before, unit, one) == decided(after, unit, other) ? 0 : 1;
            }
        }
        boolean clips = ids(before).equals(ids(after));
        return new Rerun(
                false,
                String.format(
                        Locale.ROOT,
                        "trial %s: not the same; %s, probabilities differ by up to %.3g, %d decisions are other ones",
                        old.id(),
                        clips ? "the same clips" : "other clips",
                        most,
                        turned));
    }

    private static boolean decided(TrialResult result, int unit, List<Float> probabilities) {
        return probabilities.get(unit) >= result.threshold(unit);
    }

    private static List<String> ids(TrialResult result) {
        return result.clips().stream().map(ClipResult::clip).toList();
    }
}
