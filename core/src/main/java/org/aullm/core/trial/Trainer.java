package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.Counterfactual;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.Relations;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepOutcome;
import org.aullm.api.VisualFeatures;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Seeds;
import org.aullm.tensor.StepScope;

/** Training, one step at a time. Every array of a step dies with it. */
final class Trainer {

    private final Pipeline pipeline;
    private final Optimization optimization;
    private final Examples examples;
    private final Sampler sampler;
    private final Phases phases;
    private final NDManager root;
    private final long seed;

    Trainer(
            Pipeline pipeline,
            Optimization optimization,
            Examples examples,
            Sampler sampler,
            Phases phases,
            NDManager root,
            long seed) {
        this.pipeline = pipeline;
        this.optimization = optimization;
        this.examples = examples;
        this.sampler = sampler;
        this.phases = phases;
        this.root = root;
        this.seed = seed;
    }

    /**
     * One step.
     *
     * @param step from 0
     * @param clips indices of training clips
     * @return the loss before the step
     */
    double step(int step, List<Integer> clips) {
        try (StepScope scope = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            Batch batch = phases.time("load", () -> batch(scope, step, clips));
            NDArray loss = loss(scope, step, batch);
            double value = phases.time("loss", () -> Numbers.item(loss));
            if (!Double.isFinite(value)) {
                throw new DivergedException(
                        "the loss is no longer finite (%s at step %d); lower training.learning-rate or set "
                                        .formatted(value, step + 1)
                                + "training.clip-norm");
            }
            phases.run("backward", () -> tape.backward(loss));
            phases.run("optimize", () -> optimization.step(step));
            return value;
        }
    }

    private Batch batch(StepScope scope, int step, List<Integer> clips) {
        List<Example> chosen =
                clips.stream().map(index -> examples.training().get(index)).toList();
        return Batch.of(scope.manager(), examples.spec(), chosen, sampler.changes(step, chosen.size()));
    }

    private NDArray loss(StepScope scope, int step, Batch batch) {
        pipeline.seed(Slot.ENCODER, step);
        VisualFeatures features = phases.time("encode", () -> pipeline.encoder().encode(batch.evidence(), Mode.TRAIN));
        pipeline.seed(Slot.PROJECTOR, step);
        SoftTokens content = phases.time("project", () -> pipeline.projector().project(features, Mode.TRAIN));
        Optional<Relations> relations = relate(features, Intervention.NONE, step);
        StepView view = new StepView(
                content,
                relations.map(Relations::tokens),
                intervention -> relate(features, intervention, step).map(Relations::tokens),
                () -> still(scope),
                Seeds.derive(seed, "regularizers/step", step));
        List<List<Counterfactual>> asked = pipeline.terms().stream()
                .map(term -> term.regularizer().counterfactuals(view))
                .toList();
        List<NDArray> answers = judge(content, relations.map(Relations::tokens), asked, batch.size(), step);
        return phases.time("loss", () -> sum(answers, relations, asked, batch));
    }

    private Optional<Relations> relate(VisualFeatures features, Intervention intervention, int step) {
        pipeline.seed(Slot.GRAPH, step);
        return phases.time(
                "relate", () -> pipeline.graph().map(graph -> graph.relate(features, intervention, Mode.TRAIN)));
    }

    /** Content tokens of a clip without motion. In EVAL, so that it leaves running statistics alone. */
    private SoftTokens still(StepScope scope) {
        long[] shape = new ai.djl.ndarray.types.Shape(1)
                .addAll(examples.spec().shape())
                .getShape();
        NDArray evidence = Arrays.data(scope.manager(), examples.still(), ai.djl.ndarray.types.DataType.FLOAT32, shape);
        VisualFeatures features = phases.time("encode", () -> pipeline.encoder().encode(evidence, Mode.EVAL));
        return phases.time("project", () -> pipeline.projector().project(features, Mode.EVAL));
    }

    /** The model's logits for the true evidence, then for each counterfactual, all from one call. */
    private List<NDArray> judge(
            SoftTokens content,
            Optional<SoftTokens> instruction,
            List<List<Counterfactual>> asked,
            int size,
            int step) {
        List<NDArray> contents = new ArrayList<>(List.of(content.tokens()));
        List<NDArray> instructions = new ArrayList<>();
        instruction.ifPresent(tokens -> instructions.add(tokens.tokens()));
        for (Counterfactual counterfactual :
                asked.stream().flatMap(List::stream).toList()) {
            contents.add(counterfactual.content().tokens());
            counterfactual.instruction().ifPresent(tokens -> instructions.add(tokens.tokens()));
        }
        pipeline.seed(Slot.LLM, step);
        NDArray logits = phases.time(
                "llm",
                () -> pipeline.infer(joined(contents), instruction.map(any -> joined(instructions)), Mode.TRAIN));
        List<NDArray> answers = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            answers.add(Ops.slice(logits, 0, (long) i * size, (long) (i + 1) * size));
        }
        return answers;
    }

    private NDArray sum(
            List<NDArray> answers, Optional<Relations> relations, List<List<Counterfactual>> asked, Batch batch) {
        NDArray logits = answers.get(0);
        NDArray total = pipeline.loss().loss(logits, batch.targets(), batch.mask());
        Optional<NDArray> auxiliary = relations.flatMap(Relations::auxiliary);
        if (auxiliary.isPresent()) {
            double weight = pipeline.graph().orElseThrow().auxiliaryWeight();
            NDArray own = pipeline.loss().loss(auxiliary.get(), batch.targets(), batch.mask());
            total = total.add(Ops.scale(own, weight));
        }
        int next = 1;
        for (int i = 0; i < asked.size(); i++) {
            Map<String, NDArray> outcomes = new LinkedHashMap<>();
            for (Counterfactual counterfactual : asked.get(i)) {
                outcomes.put(counterfactual.name(), answers.get(next++));
            }
            Pipeline.Term term = pipeline.terms().get(i);
            NDArray penalty =
                    term.regularizer().penalty(new StepOutcome(logits, batch.targets(), batch.mask(), outcomes));
            total = total.add(Ops.scale(penalty, term.weight()));
        }
        return total;
    }

    private static NDArray joined(List<NDArray> parts) {
        return Ops.concat(0, parts.toArray(NDArray[]::new));
    }
}
