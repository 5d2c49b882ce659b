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
