package org.aullm.core.trial;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.core.config.Fold;
import org.aullm.core.config.InnerFold;

/**
 * A fold's clips, read and standardised.
 *
 * @param stored the evidence of each
 * @param spec the evidence that is shown of each
 * @param picture shows it
 * @param training to learn from
 * @param test to be judged
 * @param still a clip in which nothing moves, standardised like the others
 * @param standard how they were standardised
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one trial, is never compared
record Examples(
        EvidenceSpec stored,
        EvidenceSpec spec,
        Picture picture,
        List<Example> training,
        List<Example> test,
        float[] still,
        Standard standard) {

    /** One subject of so many is set aside. */
    private static final int SHARE_ASIDE = 5;

    static Examples load(Dataset data, EvidenceSpec shown, Fold fold, List<ActionUnit> units, Options options) {
        return load(data, shown, fold.name(), fold.training(), fold.test(), units, options);
    }

    static Examples load(Dataset data, EvidenceSpec shown, InnerFold fold, List<ActionUnit> units, Options options) {
        return load(data, shown, fold.name(), fold.learning(), fold.validation(), units, options);
    }

    private static Examples load(
            Dataset data,
            EvidenceSpec shown,
            String fold,
            List<String> learning,
            List<String> judging,
            List<ActionUnit> units,
            Options options) {
        List<Clip> training = clips(data, learning, units);
        List<Clip> test = clips(data, judging, units);
        if (training.isEmpty() || (test.isEmpty() && !judging.isEmpty())) {
            throw new ComponentException("fold '%s' has %d clips to train on and %d to test on; both are needed"
                    .formatted(fold, training.size(), test.size()));
        }
        List<float[]> learnt =
                training.stream().map(clip -> floats(data.read(clip))).toList();
        List<float[]> judged =
                test.stream().map(clip -> floats(data.read(clip))).toList();
        Standard standard = Standard.of(data.evidence(), options, training, learnt, test, judged);
        Picture picture = new Picture(data.evidence(), shown);
        float[] still = standard.still(meanStill(data, training));
        float[] stillShown = new float[Math.toIntExact(shown.shape().size())];
        picture.write(still, Batch.Change.NONE, stillShown, 0);
        return new Examples(
                data.evidence(),
                shown,
                picture,
                examples(training, learnt, standard, units),
                examples(test, judged, standard, units),
                stillShown,
                standard);
    }

    /**
     * Clips to be judged by what was learnt before.
     *
     * @param evidence of a clip, in the form that is stored
     */
    static Examples toJudge(
            EvidenceSpec stored,
            EvidenceSpec shown,
            Standard standard,
            List<Clip> clips,
            Function<Clip, FloatBuffer> evidence,
            List<ActionUnit> units) {
        List<float[]> read =
                clips.stream().map(clip -> floats(evidence.apply(clip))).toList();
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i).length != stored.shape().size()) {
                throw new ComponentException("the evidence of clip '%s' has %d values, the model reads %s, which are %d"
                        .formatted(
                                clips.get(i).id(),
                                read.get(i).length,
                                stored,
                                stored.shape().size()));
            }
        }
        return new Examples(
                stored,
                shown,
                new Picture(stored, shown),
                List.of(),
                examples(clips, read, standard, units),
                new float[0],
                standard);
    }

    private static List<Example> examples(
            List<Clip> clips, List<float[]> evidence, Standard standard, List<ActionUnit> units) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            examples.add(Example.of(clips.get(i), standard.apply(clips.get(i), evidence.get(i)), units));
        }
        return examples;
    }

    /** Frames of a stored clip; 1 for a picture. */
    int storedFrames() {
        return Frames.of(stored);
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
        return new Aside(new Examples(stored, spec, picture, learnt, test, still, standard), kept);
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
