package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.aullm.core.result.ClipResult;
import org.aullm.report.MadeUp;

/** Two judges of clips of subjects from a known population. */
record DrawnStudy(Judgements baseline, Judgements variant) {

    /**
     * Subjects differ in skill and in how many clips they give; the two judges share part of their errors.
     *
     * @param harm how much less likely the variant finds a unit that is there
     * @param prevalence of each unit
     */
    static DrawnStudy draw(Random random, int subjects, double harm, double... prevalence) {
        List<ClipResult> baseline = new ArrayList<>();
        List<ClipResult> variant = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            double skill = 0.5 * random.nextGaussian();
            int clips = 1 + random.nextInt(8);
            for (int clip = 0; clip < clips; clip++) {
                StringBuilder one = new StringBuilder();
                StringBuilder other = new StringBuilder();
                for (double share : prevalence) {
                    boolean present = random.nextDouble() < share;
                    double evidence = (present ? 1.2 + skill : -1.2) + random.nextGaussian();
                    judge(one, evidence + 0.7 * random.nextGaussian(), present);
                    judge(other, evidence + 0.7 * random.nextGaussian() - (present ? harm : 0), present);
                }
                String id = subject + "/" + clip;
                baseline.add(MadeUp.clip(id, "s" + subject, one.toString().strip()));
                variant.add(MadeUp.clip(id, "s" + subject, other.toString().strip()));
            }
        }
        return new DrawnStudy(of(baseline, prevalence.length), of(variant, prevalence.length));
    }

    private static void judge(StringBuilder clip, double score, boolean present) {
        clip.append(score > 0 ? '1' : '0').append(present ? '1' : '0').append(' ');
    }

    private static Judgements of(List<ClipResult> clips, int count) {
        List<Integer> units = IntStream.rangeClosed(1, count).boxed().toList();
        return Judgements.of(units, List.of(MadeUp.trial("t", units, 1, clips.toArray(ClipResult[]::new))));
    }

    /** The variant's mean binary F1 minus the baseline's. */
    double difference() {
        return variant.counts().scores().meanBinary()
                - baseline.counts().scores().meanBinary();
    }
}
