package org.aullm.app.predict;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.vision.Flow;
import org.aullm.core.result.ClipResult;
import org.aullm.core.trial.TrainedModel;
import org.aullm.report.Reports;
import org.aullm.report.prediction.Closeup;
import org.aullm.report.prediction.InputReport;
import org.aullm.report.prediction.UnitScore;

/** Judges clips of a data set, each by itself, as the data set gives them. */
final class ClipsInput {

    private static final double LONGEST_ARROW = 1.6;

    private final TrainedModel model;
    private final Settings settings;
    private final Results results;
    private final Dataset data;
    private final String name;

    /**
     * Clips of one data set.
     *
     * @param name what the data set is called
     * @throws ComponentException if its evidence is not what the model reads
     */
    ClipsInput(TrainedModel model, Settings settings, Results results, Dataset data, String name) {
        this.model = model;
        this.settings = settings;
        this.results = results;
        this.data = data;
        this.name = name;
        if (!data.evidence().equals(model.evidence())) {
            throw new ComponentException(
                    "the model reads %s, but data set '%s' gives %s; name the data set it was trained on, or one with the same evidence"
                            .formatted(model.evidence(), name, data.evidence()));
        }
    }

    /** Judges one. */
    Map<String, Object> judge(Clip clip) throws IOException {
        FloatBuffer evidence = data.read(clip);
        ClipResult result = model.judge(List.of(clip), any -> evidence).get(0);
        double[] probabilities =
                result.probabilities().stream().mapToDouble(Float::doubleValue).toArray();
        List<UnitScore> units = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            units.add(new UnitScore(
                    new ActionUnit(model.record().config().units().get(i)),
                    probabilities[i],
                    model.record().threshold(i),
                    OptionalDouble.empty()));
        }
        Moment moment = Moment.of(model, clip, evidence, settings.words());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("clip of", name);
        facts.put("source", clip.dataset());
        facts.put("subject", clip.subject());
        Map<String, String> described = new LinkedHashMap<>();
        settings.described().forEach((key, value) -> described.put(key, String.valueOf(value)));
        described.keySet().removeIf(key -> !key.contains("words") && !key.contains("emotions"));
        described.put("data fingerprint", data.fingerprint());
        List<String> warnings = warnings();
        try (InputFolder folder = results.open(clip.id())) {
            folder.clip(ClipLine.of(name, clip.id(), probabilities));
            Reports.write(
                    new InputReport(
                            clip.id(),
                            facts,
                            warnings,
                            units,
                            Optional.empty(),
                            closeup(clip, evidence, moment),
                            moment.relations(),
                            moment.words(),
                            settings.emotions() ? Optional.of(Emotions.of(units)) : Optional.empty(),
                            ModelFacts.of(model.record()),
                            described),
                    folder.draft().resolve(InputFolder.PAGE));
            return folder.done(clip.id(), "clip of a data set", 0, warnings);
        }
    }

    private List<String> warnings() {
        return data.fingerprint().equals(model.record().data().fingerprint())
                ? List.of(
                        "The model learnt from this data set, perhaps from this very clip: what it says here is no measure of how well it works.")
                : List.of();
    }

    private Optional<Closeup> closeup(Clip clip, FloatBuffer evidence, Moment moment) {
        EvidenceSpec spec = data.evidence();
        if (spec.kind() == EvidenceKind.FEATURES) {
            return Optional.empty(); // nothing that could be looked at
        }
        if (spec.kind() == EvidenceKind.FRAMES) {
            return Optional.of(frames(spec, evidence, moment));
        }
        Flow flow = lastFlow(spec, evidence, data.still(clip));
        double longest = 0;
        for (int i = 0; i < flow.u().length; i++) {
            longest = Math.max(longest, Math.hypot(flow.u()[i], flow.v()[i]));
        }
        // What a data set's numbers are in is its own affair: the longest arrow is a little longer than a cell.
        double longer = longest == 0 ? 1 : LONGEST_ARROW * flow.width() / 14 / longest;
        return Optional.of(new Closeup(
                "The clip's motion from onset to apex, as the data set gives it; the longest arrow has a fixed length.",
                flow.width(),
                flow.height(),
                Optional.empty(),
                Arrows.of(flow, longer),
                longer,
                moment.evidence()));
    }

    private static Closeup frames(EvidenceSpec spec, FloatBuffer evidence, Moment moment) {
        int height = (int) spec.shape().get(2);
        int width = (int) spec.shape().get(3);
        byte[] middle = new byte[height * width];
        int from = (int) (spec.shape().get(1) / 2) * middle.length;
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (byte) Math.max(0, Math.min(255, Math.round(evidence.get(from + i))));
        }
        return new Closeup(
                "The clip's middle frame.",
                width,
                height,
                Optional.of(Pictures.png(width, height, middle)),
                List.of(),
                1,
                moment.evidence());
    }

    /** Flow of the last frame there is, without the level that stands for no motion. */
    private static Flow lastFlow(EvidenceSpec spec, FloatBuffer evidence, FloatBuffer still) {
        int axes = spec.shape().dimension();
        int height = (int) spec.shape().get(axes - 2);
        int width = (int) spec.shape().get(axes - 1);
        int plane = height * width;
        int planes = (int) (spec.shape().size() / spec.shape().get(0) / plane);
        int first = spec.kind() == EvidenceKind.FLOW_IMAGE ? 0 : 1;
        float[][] parts = new float[2][plane];
        for (int channel = 0; channel < 2; channel++) {
            int from = ((first + channel) * planes + planes - 1) * plane;
            for (int i = 0; i < plane; i++) {
                parts[channel][i] = evidence.get(from + i) - still.get(from + i);
            }
        }
        return new Flow(width, height, parts[0], parts[1]);
    }
}
