package org.aullm.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.Counterfactual;
import org.aullm.api.Intervention;
import org.aullm.api.Regularizer;
import org.aullm.api.StepOutcome;
import org.aullm.api.data.LabelTable;
import org.aullm.api.spi.LossProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.testkit.Builds;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CounterfactualConsistencyTest {

    private static final NDManager ROOT = Engines.newManager(Device.cpu());

    @AfterAll
    static void close() {
        ROOT.close();
    }

    @Test
    void asks_for_fewer_edges_with_true_content_and_for_a_still_clip_with_true_relations() {
        try (Regularizer regularizer = regularizer(Map.of("dropped-edges", 0.3))) {
            StepFake evidence = new StepFake(3, true);

            List<Counterfactual> asked = regularizer.counterfactuals(evidence);

            assertThat(asked)
                    .containsExactly(
                            new Counterfactual("structure", evidence.content, Optional.of(evidence.changed)),
                            new Counterfactual("content", evidence.still, evidence.instruction));
            assertThat(evidence.interventions).containsExactly(new Intervention(0.3, 11));
        }
    }

    @Test
    void without_a_relation_graph_only_a_still_clip_is_asked_for() {
        for (String structure : List.of("drop-edges", "swap")) {
            try (Regularizer regularizer = regularizer(Map.of("structure", structure))) {
                StepFake evidence = new StepFake(3, false);

                assertThat(regularizer.counterfactuals(evidence))
                        .containsExactly(new Counterfactual("content", evidence.still, Optional.empty()));
            }
        }
    }

    @Test
    void swapping_gives_every_clip_the_relations_of_another() {
        try (Regularizer regularizer = regularizer(Map.of("structure", "swap", "content-weight", 0))) {
            for (int batch = 2; batch < 6; batch++) {
                List<Counterfactual> asked = regularizer.counterfactuals(new StepFake(batch, true));

                assertThat(asked).hasSize(1);
                double[] owners =
                        Numbers.doubles(asked.get(0).instruction().orElseThrow().tokens());
                assertThat(owners).doesNotHaveDuplicates().hasSize(batch);
                for (int clip = 0; clip < batch; clip++) {
                    assertThat(owners[clip]).isNotEqualTo(clip);
                }
            }
        }
    }

    @Test
    void a_batch_of_one_has_nobody_to_swap_with() {
        try (Regularizer regularizer = regularizer(Map.of("structure", "swap", "content-weight", 0))) {
            assertThat(regularizer.counterfactuals(new StepFake(1, true))).isEmpty();
            assertThat(penalty(regularizer, row(1, -2), Map.of())).isZero();
        }
    }

    @Test
    void a_part_of_weight_0_costs_nothing() {
        try (Regularizer regularizer = regularizer(Map.of("structure-weight", 0, "content-weight", 0))) {
            StepFake evidence = new StepFake(3, true);

            assertThat(regularizer.counterfactuals(evidence)).isEmpty();
            assertThat(evidence.interventions).isEmpty();
            assertThat(evidence.stillAsked).isZero();
        }
    }

    @Test
    void structure_costs_both_divergences_and_content_the_cross_entropy_to_absent() {
        double log3 = Math.log(3);
        try (Regularizer regularizer = regularizer(Map.of("structure-weight", 2, "content-weight", 10))) {
            // p = 3/4, q = 1/2 in one unit of two: KL(p|q) + KL(q|p), halved, over two units
            double forth = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
            double back = 0.5 * Math.log(2 / 3.0) + 0.5 * Math.log(2);
            assertThat(penalty(regularizer, row(log3, 1), Map.of("structure", row(0, 1))))
                    .isCloseTo(2 * (forth + back) / 2 / 2, within(1e-12));
            assertThat(penalty(regularizer, row(1, 1), Map.of("content", row(log3, 0))))
                    .isCloseTo(10 * (Math.log(4) + Math.log(2)) / 2, within(1e-12));
        }
    }

    @Test
    void extreme_logits_cost_a_finite_amount() {
        try (Regularizer regularizer = regularizer(Map.of())) {
            assertThat(penalty(
                            regularizer,
                            row(100, -100),
                            Map.of("structure", row(-100, 100), "content", row(100, -100))))
                    .isCloseTo(100 + 50, within(1e-9));
        }
    }

    @Test
    void only_the_altered_side_of_structure_is_drawn() {
        try (Regularizer regularizer = regularizer(Map.of());
                StepScope step = StepScope.open(ROOT);
                GradientTape tape = GradientTape.record()) {
            NDArray truth = leaf(step.manager(), row(Math.log(3), 1));
            NDArray altered = leaf(step.manager(), row(0, 1));
            tape.backward(regularizer.penalty(outcome(truth, Map.of("structure", altered))));

            assertThat(Numbers.doubles(Gradients.of(truth, step.manager()))).containsOnly(0);
            // d/db of (p - q)(a - b) / 2 / 2 with a held: -(q(1 - q)(a - b) + p - q) / 4
            assertThat(Numbers.doubles(Gradients.of(altered, step.manager())))
                    .containsExactly(new double[] {-(0.25 * Math.log(3) + 0.25) / 4, 0}, within(1e-12));
        }
    }

    @Test
    void gradients_of_the_altered_sides_agree_with_differences() {
        try (Regularizer regularizer = regularizer(Map.of("structure-weight", 0.7));
                NDManager home = Engines.newManager(Device.cpu())) {
            NDArray truth = Arrays.owned(home, row(0.4, -2), DataType.FLOAT64, 1, 2);
            NDArray structure = leaf(home, row(-1.1, 0.6));
            NDArray content = leaf(home, row(0, 3));
            double error = GradientCheck.worstError(
                    home,
                    List.of(structure, content),
                    () -> regularizer.penalty(outcome(truth, Map.of("structure", structure, "content", content))),
                    8);

            assertThat(error).isLessThan(1e-7);
        }
    }

    @Test
    void says_that_its_structure_part_needs_a_graph() {
        try (Regularizer regularizer = regularizer(Map.of())) {
            assertThat(regularizer.description().facts())
                    .containsEntry("structure", "drop-edges")
                    .containsEntry("structure-needs", "a relation graph; without one only the content part is active");
        }
    }

    private static Regularizer regularizer(Map<String, ?> options) {
        CounterfactualConsistencyProvider provider = new CounterfactualConsistencyProvider();
        return provider.create(Builds.of(provider, options), StepFake.training(StepFake.clips(2), 1));
    }

    private static double penalty(Regularizer regularizer, double[] truth, Map<String, double[]> altered) {
        try (StepScope step = StepScope.open(ROOT)) {
            Map<String, NDArray> arrays = new java.util.HashMap<>();
            altered.forEach((name, values) -> arrays.put(name, leaf(step.manager(), values)));
            return Numbers.item(regularizer.penalty(outcome(leaf(step.manager(), truth), arrays)));
        }
    }

    /** No judgement is known: neither part may depend on labels. */
    private static StepOutcome outcome(NDArray truth, Map<String, NDArray> altered) {
        LossProvider unused = new BceProvider();
        return new StepOutcome(
                new StepFake(1, true),
                truth,
                truth.zerosLike(),
                truth.zerosLike(),
                altered,
                unused.create(Builds.of(unused, Map.of()), new LabelTable(StepFake.UNITS, List.of())));
    }

    private static NDArray leaf(NDManager home, double[] values) {
        NDArray leaf = Arrays.owned(home, values, DataType.FLOAT64, 1, values.length);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static double[] row(double first, double second) {
        return new double[] {first, second};
    }
}
