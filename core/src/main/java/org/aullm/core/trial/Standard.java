package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.result.FittedOn;
import org.aullm.core.result.Standardization;

/** How each clip is standardised: by the training clips, by its data set or by itself. No way looks at labels. */
final class Standard {

    private final int channels;
    private final Standardizer training;
    private final Map<String, Standardizer> byDataset;
    private final boolean byClip;
    private final List<Clip> measuredOn;

    private Standard(
            int channels,
            Standardizer training,
            Map<String, Standardizer> byDataset,
            boolean byClip,
            List<Clip> measuredOn) {
        this.channels = channels;
        this.training = training;
        this.byDataset = byDataset;
        this.byClip = byClip;
        this.measuredOn = measuredOn;
    }

    /** The clips on which what is shared by several clips was measured; empty where nothing is. */
    Optional<FittedOn> measuredOn() {
        return measuredOn.isEmpty() ? Optional.empty() : Optional.of(FittedOn.of(measuredOn));
    }

    static Standard of(
            EvidenceSpec evidence,
            Options options,
            List<Clip> training,
            List<float[]> learnt,
            List<Clip> test,
            List<float[]> judged) {
        int channels = (int) evidence.shape().get(0);
        if (!options.get(TrainingOptions.STANDARDIZE)) {
            return new Standard(channels, Standardizer.none(channels), Map.of(), false, List.of());
        }
        Standardizer usual = Standardizer.fit(learnt, channels);
        return switch (options.get(TrainingOptions.STANDARDIZE_BY)) {
            case "dataset" -> {
                Map<String, List<float[]>> clips = new LinkedHashMap<>();
                group(training, learnt, clips);
                group(test, judged, clips);
                Map<String, Standardizer> byDataset = new LinkedHashMap<>();
                clips.forEach((name, own) -> byDataset.put(name, Standardizer.fit(own, channels)));
                List<Clip> all = new ArrayList<>(training);
                all.addAll(test);
                yield new Standard(channels, usual, byDataset, false, all);
            }
            case "clip" -> new Standard(channels, usual, Map.of(), true, List.of());
            default -> new Standard(channels, usual, Map.of(), false, training);
        };
    }

    /** What {@link #record} gave. */
    static Standard of(Standardization written, int channels) {
        Map<String, Standardizer> byDataset = new LinkedHashMap<>();
        written.byDataset().forEach((name, own) -> byDataset.put(name, Standardizer.of(own)));
        Standardizer training = Standardizer.of(written.training());
        if (training.mean().length != channels) {
            throw new IllegalArgumentException(
                    "statistics of %d channels for evidence of %d".formatted(training.mean().length, channels));
        }
        return new Standard(channels, training, byDataset, written.byClip(), List.of());
    }

    /** All that it takes to standardise other clips alike. */
    Standardization record() {
        Map<String, Standardization.Channels> each = new LinkedHashMap<>();
        byDataset.forEach((name, own) -> each.put(name, own.record()));
        return new Standardization(byClip, training.record(), each);
    }

    private static void group(List<Clip> clips, List<float[]> evidence, Map<String, List<float[]>> groups) {
        for (int i = 0; i < clips.size(); i++) {
            groups.computeIfAbsent(clips.get(i).dataset(), any -> new ArrayList<>())
                    .add(evidence.get(i));
        }
    }

    float[] apply(Clip clip, float[] evidence) {
        if (byClip) {
            return Standardizer.fit(List.of(evidence), channels).apply(evidence);
        }
        return byDataset.getOrDefault(clip.dataset(), training).apply(evidence);
    }

    /** A clip with the average of each channel, standardised. */
    float[] average(EvidenceSpec evidence) {
        float[] average = new float[Math.toIntExact(evidence.shape().size())];
        int size = average.length / channels;
        for (int i = 0; i < average.length; i++) {
            average[i] = (float) training.mean()[i / size];
        }
        return training.apply(average);
    }

    /** A clip in which nothing moves, which has no deviation of its own. */
    float[] still(float[] evidence) {
        return training.apply(evidence);
    }
}
