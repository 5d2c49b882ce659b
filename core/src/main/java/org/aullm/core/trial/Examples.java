package org.aullm.core.trial;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.core.config.Fold;

/**
 * A fold's clips, read and standardised. Whatever is measured on data is measured on the training clips.
 *
 * @param spec the evidence of each
 * @param training to learn from
 * @param test to be judged
 * @param still a clip in which nothing moves, standardised like the others
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one trial, is never compared
record Examples(EvidenceSpec spec, List<Example> training, List<Example> test, float[] still) {

    /** One subject of so many is set aside. */
    private static final int SHARE_ASIDE = 5;

    static Examples load(Dataset data, Fold fold, List<ActionUnit> units, boolean standardize) {
        List<Clip> training = clips(data, fold.training(), units);
        List<Clip> test = clips(data, fold.test(), units);
        if (training.isEmpty() || test.isEmpty()) {
            throw new ComponentException("fold '%s' has %d clips to train on and %d to test on; both are needed"
                    .formatted(fold.name(), training.size(), test.size()));
        }
        int channels = (int) data.evidence().shape().get(0);
        List<float[]> evidence =
                training.stream().map(clip -> floats(data.read(clip))).toList();
        Standardizer standardizer = standardize ? Standardizer.fit(evidence, channels) : Standardizer.none(channels);
        List<Example> learnt = new ArrayList<>();
        for (int i = 0; i < training.size(); i++) {
            learnt.add(Example.of(training.get(i), standardizer.apply(evidence.get(i)), units));
        }
        List<Example> judged = test.stream()
                .map(clip -> Example.of(clip, standardizer.apply(floats(data.read(clip))), units))
                .toList();
        return new Examples(data.evidence(), learnt, judged, standardizer.apply(meanStill(data, training)));
    }

    /** Some training subjects set aside: what is fitted on them is measured on people that were not learnt from. */
    Aside setAside() {
        List<String> subjects = training.stream()
                .map(example -> example.clip().subject())
                .distinct()
                .sorted()
                .toList();
        if (subjects.size() < 2) {
            throw new ComponentException("scores are calibrated on training subjects that are set aside,"
                    + " but the fold has only %d to train on; 2 are needed".formatted(subjects.size()));
        }
        Set<String> aside = new HashSet<>();
        for (int i = SHARE_ASIDE - 1; i < subjects.size(); i += SHARE_ASIDE) {
            aside.add(subjects.get(i));
        }
        if (aside.isEmpty()) {
            aside.add(subjects.get(subjects.size() - 1));
        }
        List<Example> learnt = training.stream()
                .filter(example -> !aside.contains(example.clip().subject()))
                .toList();
        List<Example> kept = training.stream()
                .filter(example -> aside.contains(example.clip().subject()))
                .toList();
        return new Aside(new Examples(spec, learnt, test, still), kept);
    }

    /**
     * A fold with some training subjects set aside.
     *
     * @param rest what is left to learn from, and the test clips
     * @param kept the clips of those set aside
     */
    record Aside(Examples rest, List<Example> kept) {}

    /** Each training clip's own level of no motion, averaged: one clip that stands for "nothing moves". */
    private static float[] meanStill(Dataset data, List<Clip> clips) {
        double[] sum = new double[Math.toIntExact(data.evidence().shape().size())];
        for (Clip clip : clips) {
            float[] still = floats(data.still(clip));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += still[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / clips.size());
        }
        return mean;
    }

    private static List<Clip> clips(Dataset data, List<String> subjects, List<ActionUnit> units) {
        Set<String> wanted = new HashSet<>(subjects);
        return data.clips().stream()
                .filter(clip -> wanted.contains(clip.subject()))
                .filter(clip -> units.stream().anyMatch(clip.labels().coded()::contains))
                .toList();
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.duplicate().get(values);
        return values;
    }
}
