package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.Counterfactual;
import org.aullm.api.Mode;
import org.aullm.api.Relations;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepOutcome;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/** Training, one step at a time. Every array of a step dies with it. */
final class Trainer {

    private final Pipeline pipeline;
    private final Optimization optimization;
    private final Examples examples;
    private final Sampler sampler;
    private final Phases phases;
    private final NDManager root;
    private final int steps;
    private final long seed;

    Trainer(
            Pipeline pipeline,
            Optimization optimization,
            Examples examples,
            Sampler sampler,
            Phases phases,
            NDManager root,
            int steps,
            long seed) {
        this.pipeline = pipeline;
        this.optimization = optimization;
        this.examples = examples;
        this.sampler = sampler;
        this.phases = phases;
        this.root = root;
        this.steps = steps;
        this.seed = seed;
    }

    /**
     * The gradients of one batch, added to those that are there.
     *
     * @param step the batch's number, from 0
     * @param clips indices of training clips
     * @param share of this batch among those that move the weights together
     * @return the batch's loss
     */
    double batch(int step, List<Integer> clips, double share) {
        try (StepScope scope = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            List<Example> chosen =
                    clips.stream().map(index -> examples.training().get(index)).toList();
            StepView.Moment moment = new StepView.Moment(step, steps, seed);
            NDArray loss = loss(new StepView(pipeline, phases, examples, sampler, scope.manager(), moment, chosen));
            double value = phases.time("loss", () -> Numbers.item(loss));
            if (!Double.isFinite(value)) {
                throw new DivergedException(
                        "the loss is no longer finite (%s at step %d); lower training.learning-rate or set "
                                        .formatted(value, step + 1)
                                + "training.clip-norm");
            }
            phases.run("backward", () -> {
                tape.backward(share == 1 ? loss : Ops.scale(loss, share));
                optimization.handOver(scope.manager());
            });
            return value;
        }
    }

    /**
     * Moves the weights.
     *
     * @param update from 0
     */
    void move(int update) {
        phases.run("optimize", () -> optimization.step(update));
    }

    private NDArray loss(StepView view) {
        List<List<Counterfactual>> asked = pipeline.terms().stream()
                .map(term -> term.regularizer().counterfactuals(view))
                .toList();
        List<NDArray> answers = judge(view, asked);
        return phases.time("loss", () -> sum(answers, asked, view));
    }

    /** The model's logits for the true evidence, then for each counterfactual, all from one call. */
    private List<NDArray> judge(StepView view, List<List<Counterfactual>> asked) {
        Optional<SoftTokens> instruction = view.instruction();
        List<NDArray> contents = new ArrayList<>(List.of(view.content().tokens()));
        List<NDArray> instructions = new ArrayList<>();
        instruction.ifPresent(tokens -> instructions.add(tokens.tokens()));
        for (Counterfactual counterfactual :
                asked.stream().flatMap(List::stream).toList()) {
            contents.add(counterfactual.content().tokens());
            counterfactual.instruction().ifPresent(tokens -> instructions.add(tokens.tokens()));
        }
        pipeline.seed(Slot.LLM, "", view.step());
        NDArray logits = phases.time("llm", () -> pipeline.languageModel()
                .infer(joined(contents), instruction.map(any -> joined(instructions)), Mode.TRAIN));
        int size = view.batch();
        List<NDArray> answers = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            answers.add(Ops.slice(logits, 0, (long) i * size, (long) (i + 1) * size));
        }
        return answers;
    }

    private NDArray sum(List<NDArray> answers, List<List<Counterfactual>> asked, StepView view) {
        Batch batch = view.batchArrays();
        NDArray logits = answers.get(0);
        NDArray total = pipeline.loss().loss(logits, batch.targets(), batch.mask());
        Optional<NDArray> auxiliary = view.relations().flatMap(Relations::auxiliary);
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
            NDArray penalty = term.regularizer()
                    .penalty(new StepOutcome(view, logits, batch.targets(), batch.mask(), outcomes, pipeline.loss()));
            total = total.add(Ops.scale(penalty, term.weight()));
        }
        return total;
    }

    private static NDArray joined(List<NDArray> parts) {
        return Ops.concat(0, parts.toArray(NDArray[]::new));
    }
}
