package org.aullm.core.trial;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.Explanation;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.core.registry.Slot;
import org.aullm.core.result.TrialExplanation.Finding;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.StepScope;

/** Asks projector and graph how they came to their judgements of the test clips, each looked at once, unchanged. */
final class Explainer {

    private static final int BATCH = 64;

    private final Pipeline pipeline;
    private final NDManager root;

    Explainer(Pipeline pipeline, NDManager root) {
        this.pipeline = pipeline;
        this.root = root;
    }

    List<Finding> explain(Examples examples) {
        Map<String, ExplanationMean> means = new LinkedHashMap<>();
        List<Example> test = examples.test();
        for (int from = 0; from < test.size(); from += BATCH) {
            add(examples, test.subList(from, Math.min(from + BATCH, test.size())), means);
        }
        return means.values().stream().map(ExplanationMean::finding).toList();
    }

    private void add(Examples examples, List<Example> part, Map<String, ExplanationMean> means) {
        List<String> clips = part.stream().map(example -> example.clip().id()).toList();
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(root)) {
            Batch batch =
                    Batch.of(scope.manager(), examples, part, Collections.nCopies(part.size(), Batch.Change.NONE));
            VisualFeatures features = pipeline.encode(scope.manager(), batch, Mode.EVAL);
            add(Slot.PROJECTOR, pipeline.projector().explain(features), clips, means);
            List<Explanation> ofGraph = new ArrayList<>();
            pipeline.graph().ifPresent(graph -> ofGraph.addAll(graph.explain(features)));
            add(Slot.GRAPH, ofGraph, clips, means);
        }
    }

    private static void add(
            Slot slot, List<Explanation> explanations, List<String> clips, Map<String, ExplanationMean> means) {
        for (Explanation explanation : explanations) {
            means.computeIfAbsent(slot.key() + "/" + explanation.name(), any -> new ExplanationMean(slot, explanation))
                    .add(explanation, clips);
        }
    }
}
