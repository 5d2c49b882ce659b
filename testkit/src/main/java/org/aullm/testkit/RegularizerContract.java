package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.Counterfactual;
import org.aullm.api.Mode;
import org.aullm.api.Regularizer;
import org.aullm.api.StepEvidence;
import org.aullm.api.StepOutcome;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;

/**
 * The contract of regularizers. Extend it in your plugin's tests and say which provider is meant.
 *
 * @since 0.1.0
 */
public abstract class RegularizerContract extends ComponentContract<RegularizerProvider, Regularizer> {

    private static final List<ActionUnit> UNITS = Draws.units(1, 4, 12);
    private static final int GIVEN = 3;

    private final Map<NDArray, StepEvidence> steps = Collections.synchronizedMap(new IdentityHashMap<>());

    @Override
    final Regularizer create(Build build) {
        return provider().create(build, MadeUpStep.training(UNITS));
    }

    /** Enough that some clips share units and some do not. */
    @Override
    final int batch() {
        return 8;
    }

    /** Logits for the true evidence, targets, mask, then logits for each counterfactual of a step with a graph. */
    @Override
    final List<NDArray> inputs(NDManager home, DataType precision, int batch, long seed) {
        List<NDArray> inputs = new ArrayList<>();
        inputs.add(logits(home, "logits", precision, batch));
        inputs.add(Draws.bits(home, "targets", 1, 0.4, precision, batch, UNITS.size()));
        inputs.add(Draws.bits(home, "mask", 1, 0.7, precision, batch, UNITS.size()));
        try (Built<Regularizer> built = build(tuning(), precision, seed);
                StepScope step = StepScope.open(home)) {
            for (Counterfactual asked :
                    built.component().counterfactuals(step(step.manager(), precision, batch, true))) {
                inputs.add(logits(home, asked.name(), precision, batch));
            }
        }
        steps.put(inputs.get(0), step(home, precision, batch, true));
        return inputs;
    }

    private static NDArray logits(NDManager home, String name, DataType precision, int batch) {
        return Draws.normal(home, name, 4, precision, batch, UNITS.size());
    }

    private static StepEvidence step(NDManager home, DataType precision, int batch, boolean graph) {
        return new MadeUpStep(home, precision, UNITS, batch, graph, 9);
    }

    @Override
    final List<NDArray> learnable(List<NDArray> inputs) {
        List<NDArray> learnable = new ArrayList<>(inputs.subList(GIVEN, inputs.size()));
        learnable.add(inputs.get(0));
        VisualFeatures seen = named(steps, inputs.get(0)).features();
        learnable.add(seen.mid());
        learnable.add(seen.high());
        return learnable;
    }

    @Override
    final Map<String, NDArray> outputs(Regularizer regularizer, List<NDArray> inputs, Mode mode) {
        StepEvidence evidence = named(steps, inputs.get(0));
        Map<String, NDArray> answers = new LinkedHashMap<>();
        for (Counterfactual asked : regularizer.counterfactuals(evidence)) {
            answers.put(asked.name(), inputs.get(GIVEN + answers.size()));
        }
        return Map.of(
                "penalty",
                regularizer.penalty(new StepOutcome(
                        evidence, inputs.get(0), inputs.get(1), inputs.get(2), answers, new PlainLoss())));
    }

    private static StepOutcome outcome(
            StepEvidence evidence, NDArray logits, Map<String, NDArray> answers, long targetSeed, double known) {
        NDManager home = logits.getManager();
        long[] shape = logits.getShape().getShape();
        DataType precision = logits.getDataType();
        return new StepOutcome(
                evidence,
                logits,
                Draws.bits(home, "targets", targetSeed, 0.4, precision, shape),
                Draws.bits(home, "mask", 1, known, precision, shape),
                answers,
                new PlainLoss());
    }

    @Test
    public final void its_counterfactuals_have_names_of_their_own_and_the_shapes_of_the_true_evidence() {
        for (boolean graph : new boolean[] {true, false}) {
            for (int batch : new int[] {1, 4}) {
                try (Built<Regularizer> built = build();
                        StepScope scope = StepScope.open(home())) {
                    StepEvidence evidence = step(scope.manager(), DataType.FLOAT32, batch, graph);
                    List<Counterfactual> asked = built.component().counterfactuals(evidence);
                    assertThat(asked.stream().map(Counterfactual::name))
                            .as("names of counterfactuals")
                            .doesNotHaveDuplicates();
                    asked.forEach(one -> check(one, evidence));
                }
            }
        }
    }

    private static void check(Counterfactual asked, StepEvidence evidence) {
        assertThat(asked.content().tokens().getShape())
                .as("content tokens of counterfactual '%s'", asked.name())
                .isEqualTo(evidence.content().tokens().getShape());
        assertThat(asked.instruction().isPresent())
                .as("counterfactual '%s' has instruction tokens exactly if there is a graph", asked.name())
                .isEqualTo(evidence.instruction().isPresent());
        asked.instruction().ifPresent(tokens -> assertThat(tokens.tokens().getShape())
                .as("instruction tokens of counterfactual '%s'", asked.name())
                .isEqualTo(evidence.instruction().orElseThrow().tokens().getShape()));
    }

    @Test
    public final void its_penalty_is_a_finite_scalar_with_and_without_a_graph_and_for_one_clip() {
        for (boolean graph : new boolean[] {true, false}) {
            for (int batch : new int[] {1, 4}) {
                assertThat(penalty(batch, graph, 1, 1))
                        .as("penalty for %d clips, graph: %s", batch, graph)
                        .isFinite();
            }
        }
    }

    @Test
    public final void it_reads_no_label_that_is_unknown() {
        assertThat(penalty(4, true, 2, 0))
                .as("penalty under other targets, all of them masked")
                .isEqualTo(penalty(4, true, 1, 0));
    }

    private double penalty(int batch, boolean graph, long targetSeed, double known) {
        try (Built<Regularizer> built = build();
                StepScope scope = StepScope.open(home())) {
            StepEvidence evidence = step(scope.manager(), DataType.FLOAT32, batch, graph);
            Map<String, NDArray> answers = new LinkedHashMap<>();
            for (Counterfactual asked : built.component().counterfactuals(evidence)) {
                answers.put(asked.name(), logits(scope.manager(), asked.name(), DataType.FLOAT32, batch));
            }
            NDArray logits = logits(scope.manager(), "logits", DataType.FLOAT32, batch);
            NDArray penalty = built.component().penalty(outcome(evidence, logits, answers, targetSeed, known));
            assertThat(penalty.getShape()).as("a penalty is a scalar").isEqualTo(new Shape());
            return Numbers.item(penalty);
        }
    }
}
