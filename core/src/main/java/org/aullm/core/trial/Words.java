package org.aullm.core.trial;

import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aullm.api.ActionUnit;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Explanation;
import org.aullm.api.Observation;
import org.aullm.api.Verbalizer;
import org.aullm.api.data.Clip;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;

/** Puts test clips into words, as the plan's verbalizers say them. */
final class Words {

    private static final int BATCH = 64;

    private final List<Verbalizer> verbalizers;
    private final List<ActionUnit> units;
    private final Pipeline pipeline;
    private final EvidenceSpec stored;
    private final Function<Clip, FloatBuffer> evidence;
    private final Optional<Calibration> calibration;
    private final boolean relations;

    /**
     * Prepares for a trained pipeline.
     *
     * @param stored what the evidence of a clip is
     * @param evidence of a clip, in that form
     * @param calibration of the scores that are told; empty where none are
     */
    Words(
            Blueprint plan,
            Pipeline pipeline,
            EvidenceSpec stored,
            Function<Clip, FloatBuffer> evidence,
            Optional<Calibration> calibration) {
        this.verbalizers =
                plan.verbalizers().stream().map(VerbalizerProvider::create).toList();
        this.units = plan.prompt().units();
        this.pipeline = pipeline;
        this.stored = stored;
        this.evidence = evidence;
        this.calibration = calibration;
        this.relations = plan.tells(VerbalizerProvider.Need.RELATIONS);
    }

    /**
     * Measures how scores are to be told.
     *
     * @param division with the training clips that were not learnt from
     * @return empty where none were set aside, because no scores are told
     */
    static Optional<Calibration> calibration(Pipeline pipeline, Examples.Aside division, NDManager root) {
        return division.kept().isEmpty() ? Optional.empty() : Optional.of(calibrate(pipeline, division, root));
    }

    private static Calibration calibrate(Pipeline pipeline, Examples.Aside division, NDManager root) {
        List<Example> aside = division.kept();
        List<Double> logits = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        for (int from = 0; from < aside.size(); from += BATCH) {
            List<Example> part = aside.subList(from, Math.min(from + BATCH, aside.size()));
            try (GradMode off = GradMode.off();
                    StepScope scope = StepScope.open(root)) {
                Batch batch = Batch.of(
                        scope.manager(), division.rest(), part, Collections.nCopies(part.size(), Batch.Change.NONE));
                Seen seen = Seen.of(pipeline, scope.manager(), batch);
                double[] scores =
                        Numbers.doubles(pipeline.languageModel().inferByStandIn(seen.content(), seen.instruction()));
                int count = scores.length / part.size();
                for (int i = 0; i < scores.length; i++) {
                    Example example = part.get(i / count);
                    if (example.mask()[i % count] > 0) {
                        logits.add(scores[i]);
                        targets.add((double) example.targets()[i % count]);
                    }
                }
            }
        }
        return Calibration.fit(plain(logits), plain(targets));
    }

    private static double[] plain(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What is said of each of some clips: every verbalizer's words, in order, on lines of their own. */
    List<String> about(List<Example> clips, Seen seen) {
        double[] scores = calibration.isPresent()
                ? Numbers.doubles(pipeline.languageModel().inferByStandIn(seen.content(), seen.instruction()))
                : new double[0];
        double[] heard = relations ? attention(seen) : new double[0];
        List<String> texts = new ArrayList<>();
        for (int clip = 0; clip < clips.size(); clip++) {
            Observation observation = new Observation(
                    units,
                    stored,
                    evidence.apply(clips.get(clip).clip()),
                    scores(scores, clip),
                    relations(heard, clip));
            texts.add(verbalizers.stream()
                    .map(verbalizer -> verbalizer.describe(observation))
                    .collect(Collectors.joining("\n")));
        }
        return texts;
    }

    private Optional<List<Double>> scores(double[] logits, int clip) {
        int count = units.size();
        return calibration.map(line -> Arrays.stream(logits, clip * count, (clip + 1) * count)
                .mapToObj(line::probability)
                .toList());
    }

    /** (clips, units, heard) in C order; empty where the graph does not say. */
    private double[] attention(Seen seen) {
        return pipeline.graph().stream()
                .flatMap(graph -> graph.explain(seen.features()).stream())
                .filter(explanation -> explanation.name().equals(Explanation.ATTENTION))
                .findFirst()
                .map(explanation -> Numbers.doubles(explanation.values()))
                .orElse(new double[0]);
    }

    private List<Observation.Relation> relations(double[] heard, int clip) {
        List<Observation.Relation> found = new ArrayList<>();
        int count = units.size();
        if (heard.length == 0) {
            return found;
        }
        for (int unit = 0; unit < count; unit++) {
            for (int other = 0; other < count; other++) {
                if (other != unit) {
                    found.add(new Observation.Relation(
                            units.get(unit), units.get(other), heard[(clip * count + unit) * count + other]));
                }
            }
        }
        return found;
    }
}
