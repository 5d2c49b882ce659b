package org.aullm.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.aullm.api.ComponentException;
import org.aullm.api.Counterfactual;
import org.aullm.api.Loss;
import org.aullm.api.Parameter;
import org.aullm.api.Regularizer;
import org.aullm.api.StepOutcome;
import org.aullm.api.data.Clip;
import org.aullm.api.data.LabelTable;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.testkit.Builds;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.Test;

class RegularizerTest {

    private static final BceProvider BCE = new BceProvider();

    @Test
    void r_drop_asks_for_a_whole_second_pass_or_for_the_model_alone() {
        StepFake step = new StepFake(2, true);
        List<Counterfactual> whole = made(new RDropProvider(), Map.of(), step).counterfactuals(step);
        assertThat(step.looks).containsExactly(step.evidence);
        assertThat(first(whole.get(0))).isEqualTo(400);
        assertThat(made(new RDropProvider(), Map.of("pass", "model"), step).counterfactuals(step))
                .containsExactly(new Counterfactual("again", step.content, step.instruction));
    }

    @Test
    void consistency_looks_at_another_draw_of_the_augmentation() {
        StepFake step = new StepFake(2, false);
        made(new ConsistencyProvider(), Map.of(), step).counterfactuals(step);
        assertThat(step.looks).containsExactly(step.redrawn);
    }

    @Test
    void both_cost_half_of_both_divergences_but_only_r_drop_moves_the_first_judgement() {
        double expected = 0.25 * Math.log(3) / 2; // (3/4 - 1/2)(ln 3 - 0) / 2
        for (RegularizerProvider provider : List.of(new RDropProvider(), new ConsistencyProvider())) {
            StepFake step = new StepFake(1, false);
            try (Regularizer regularizer = made(provider, Map.of(), step);
                    GradientTape tape = GradientTape.record()) {
                NDArray truth = leaf(new double[] {Math.log(3), 1}, 1, 2);
                NDArray again = leaf(new double[] {0, 1}, 1, 2);
                NDArray penalty = regularizer.penalty(
                        outcome(step, truth, new double[] {0, 0}, new double[] {1, 1}, Map.of("again", again)));
                assertThat(Numbers.item(penalty)).isCloseTo(expected / 2, within(1e-12));
                tape.backward(penalty);
                boolean fixed = provider instanceof ConsistencyProvider;
                assertThat(Numbers.doubles(Gradients.of(truth, StepFake.ROOT))[0] == 0)
                        .isEqualTo(fixed);
                assertThat(Numbers.doubles(Gradients.of(again, StepFake.ROOT))[0])
                        .isNegative();
            }
        }
    }

    @Test
    void mixup_mixes_evidence_and_the_losses_of_both_labels_by_one_draw() {
        StepFake step = new StepFake(2, false);
        Regularizer mixup = made(new MixupProvider(), Map.of("alpha", 1), step);
        mixup.counterfactuals(step);
        // Evidence is 0 and 1: the first clip's mixture is the other's share.
        double share = 1 - Numbers.doubles(step.looks.get(0))[0];
        assertThat(share).isBetween(0.0, 1.0);
        assertThat(Numbers.doubles(step.looks.get(0))[1]).isCloseTo(share, within(1e-12));

        NDArray mixed = leaf(new double[] {0.4, -1, 2, 0.3}, 2, 2);
        double[] targets = {1, 0, 0, 1};
        double[] turned = {0, 1, 1, 0};
        double[] mask = {1, 1, 1, 0};
        double[] turnedMask = {1, 0, 1, 1};
        double expected = share * bce(mixed, targets, mask) + (1 - share) * bce(mixed, turned, turnedMask);
        NDArray penalty = mixup.penalty(outcome(step, mixed, targets, mask, Map.of("mixed", mixed)));
        assertThat(Numbers.item(penalty)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void mixup_of_tokens_needs_no_second_pass_and_a_single_clip_is_left_out() {
        StepFake step = new StepFake(2, true);
        List<Counterfactual> asked =
                made(new MixupProvider(), Map.of("level", "tokens"), step).counterfactuals(step);
        assertThat(step.looks).isEmpty();
        assertThat(first(asked.get(0))).isBetween(100.0, 101.0);
        StepFake alone = new StepFake(1, true);
        assertThat(made(new MixupProvider(), Map.of(), alone).counterfactuals(alone))
                .isEmpty();
    }

    @Test
    void shares_follow_the_beta_distribution() {
        for (double a : new double[] {0.1, 1, 4}) {
            SplittableRandom random = new SplittableRandom(3);
            double[] draws = new double[20_000];
            java.util.Arrays.setAll(draws, i -> Beta.symmetric(random, a));
            double mean = java.util.Arrays.stream(draws).average().orElseThrow();
            double variance = java.util.Arrays.stream(draws)
                    .map(x -> (x - 0.5) * (x - 0.5))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(0.5, within(0.01));
            assertThat(variance).isCloseTo(1 / (4 * (2 * a + 1)), within(0.005));
        }
    }

    @Test
    void v_rex_is_the_variance_of_the_domains_losses() {
        List<Clip> clips =
                List.of(StepFake.clip(0, "a", "one"), StepFake.clip(1, "b", "two"), StepFake.clip(2, "c", "two"));
        StepFake step = new StepFake(clips, false, new double[] {0, 0, 0});
        try (Regularizer regularizer = made(new VRexProvider(), Map.of(), step)) {
            NDArray logits = leaf(new double[] {1, 0, -1, 2, 0.5, 3}, 3, 2);
            double[] targets = {1, 0, 0, 1, 1, 1};
            double[] mask = {1, 1, 1, 1, 0, 1};
            double one = bce(logits, targets, new double[] {1, 1, 0, 0, 0, 0});
            double two = bce(logits, targets, new double[] {0, 0, 1, 1, 0, 1});
            double expected = (one - two) * (one - two) / 4;
            assertThat(Numbers.item(regularizer.penalty(outcome(step, logits, targets, mask, Map.of()))))
                    .isCloseTo(expected, within(1e-12));
            double error = GradientCheck.worstError(
                    StepFake.ROOT,
                    List.of(logits),
                    () -> regularizer.penalty(outcome(step, logits, targets, mask, Map.of())),
                    8);
            assertThat(error).isLessThan(1e-7);
        }
    }

    @Test
    void one_domain_is_none() {
        StepFake step = new StepFake(3, false);
        for (RegularizerProvider provider : List.of(new VRexProvider(), new DomainAdversarialProvider())) {
            assertThatThrownBy(() -> made(provider, Map.of(), step))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage(
                            "%s: all training clips are of one domain (one); write domains: subjects, or leave it out"
                                    .formatted(provider.id()));
            made(provider, Map.of("domains", "subjects"), step).close();
        }
    }

    @Test
    void features_learn_the_opposite_of_what_the_domain_classifier_learns() {
        StepFake step = new StepFake(3, false);
        step.progress = 0.3;
        Map<String, ?> subjects = Map.of("domains", "subjects", "hidden", 5);
        try (Regularizer regularizer = made(new DomainAdversarialProvider(), subjects, step)) {
            List<NDArray> weights = new ArrayList<>();
            regularizer.parameters().trained().stream().map(Parameter::array).forEach(weights::add);
            NDArray logits = leaf(new double[] {0, 0, 0, 0, 0, 0}, 3, 2);
            StepOutcome outcome = outcome(step, logits, new double[6], new double[6], Map.of());
            assertThat(GradientCheck.worstError(StepFake.ROOT, weights, () -> regularizer.penalty(outcome), 6))
                    .isLessThan(1e-6);
            double[] analytic = gradient(step.high, () -> regularizer.penalty(outcome));
            double strength = 2 / (1 + Math.exp(-3)) - 1;
            for (int i = 0; i < 3; i++) {
                double slope = difference(step.high, i, () -> regularizer.penalty(outcome));
                assertThat(analytic[i]).isCloseTo(-strength * slope, within(1e-8));
            }
        }
    }

    @Test
    void contrast_is_the_published_loss_with_jaccard_weights() {
        List<Clip> clips = StepFake.clips(4);
        double[] high = {1, 0.5, -0.3, 2, 0.7, -1, 0.2, 0.1};
        StepFake step = new StepFake(clips, false, high);
        Map<String, ?> plain = Map.of("projection", 0, "temperature", 0.5);
        // Clip 3 shows nothing; the second unit of clip 1 is unknown.
        double[] targets = {1, 0, 1, 1, 1, 1, 0, 0};
        double[] mask = {1, 1, 1, 0, 1, 1, 1, 1};
        double[][] together = {{0, 1, 0.5, 0}, {1, 0, 1, 0}, {0.5, 1, 0, 0}, {0, 0, 0, 0}};
        try (Regularizer regularizer = made(new SupervisedContrastiveProvider(), plain, step)) {
            StepOutcome outcome = outcome(step, leaf(new double[8], 4, 2), targets, mask, Map.of());
            assertThat(Numbers.item(regularizer.penalty(outcome)))
                    .isCloseTo(contrast(high, together, 0.5), within(1e-9));
        }
        try (Regularizer regularizer = made(new SupervisedContrastiveProvider(), Map.of("projection", 3), step)) {
            StepOutcome outcome = outcome(step, leaf(new double[8], 4, 2), targets, mask, Map.of());
            List<NDArray> leaves = new ArrayList<>(List.of(step.high));
            regularizer.parameters().trained().stream().map(Parameter::array).forEach(leaves::add);
            assertThat(GradientCheck.worstError(StepFake.ROOT, leaves, () -> regularizer.penalty(outcome), 6))
                    .isLessThan(1e-5);
        }
    }

    /** Plain loops. */
    private static double contrast(double[] high, double[][] together, double temperature) {
        int batch = together.length;
        int width = high.length / batch;
        double[][] similarity = new double[batch][batch];
        for (int i = 0; i < batch; i++) {
            for (int j = 0; j < batch; j++) {
                double dot = 0;
                double ii = 0;
                double jj = 0;
                for (int k = 0; k < width; k++) {
                    dot += high[i * width + k] * high[j * width + k];
                    ii += high[i * width + k] * high[i * width + k];
                    jj += high[j * width + k] * high[j * width + k];
                }
                similarity[i][j] = dot / Math.sqrt(ii * jj) / temperature;
            }
        }
        double total = 0;
        int anchors = 0;
        for (int i = 0; i < batch; i++) {
            double all = 0;
            double sum = 0;
            double weights = 0;
            for (int j = 0; j < batch; j++) {
                all += j == i ? 0 : Math.exp(similarity[i][j]);
                weights += together[i][j];
            }
            for (int j = 0; j < batch; j++) {
                sum += together[i][j] * (similarity[i][j] - Math.log(all));
            }
            if (weights > 0) {
                anchors++;
                total -= sum / weights;
            }
        }
        return total / anchors;
    }

    private static Regularizer made(RegularizerProvider provider, Map<String, ?> options, StepFake step) {
        int high = (int) step.high.getShape().get(1);
        return provider.create(Builds.of(provider, options), StepFake.training(step.clips(), high));
    }

    private static StepOutcome outcome(
            StepFake step, NDArray logits, double[] targets, double[] mask, Map<String, NDArray> altered) {
        return new StepOutcome(step, logits, array(targets, logits), array(mask, logits), altered, bce());
    }

    private static Loss bce() {
        return BCE.create(Builds.of(BCE, Map.of()), new LabelTable(StepFake.UNITS, List.of()));
    }

    private static double bce(NDArray logits, double[] targets, double[] mask) {
        try (Loss loss = bce();
                StepScope step = StepScope.open(StepFake.ROOT)) {
            return Numbers.item(loss.loss(logits, array(targets, logits), array(mask, logits)));
        }
    }

    private static NDArray array(double[] values, NDArray like) {
        return Arrays.owned(
                StepFake.ROOT, values, DataType.FLOAT64, like.getShape().getShape());
    }

    private static NDArray leaf(double[] values, long... shape) {
        NDArray leaf = Arrays.owned(StepFake.ROOT, values, DataType.FLOAT64, shape);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static double first(Counterfactual counterfactual) {
        return Numbers.doubles(counterfactual.content().tokens())[0];
    }

    private static double[] gradient(NDArray leaf, Supplier<NDArray> loss) {
        Gradients.clear(leaf);
        try (StepScope scope = StepScope.open(StepFake.ROOT);
                GradientTape tape = GradientTape.record()) {
            tape.backward(loss.get());
            return Numbers.doubles(Gradients.of(leaf, scope.manager()));
        }
    }

    private static double difference(NDArray leaf, int at, Supplier<NDArray> loss) {
        return (shifted(leaf, at, 1e-5, loss) - shifted(leaf, at, -1e-5, loss)) / 2e-5;
    }

    private static double shifted(NDArray leaf, int at, double by, Supplier<NDArray> loss) {
        double[] values = Numbers.doubles(leaf);
        double before = values[at];
        values[at] += by;
        leaf.set(java.nio.DoubleBuffer.wrap(values));
        try (StepScope scope = StepScope.open(StepFake.ROOT)) {
            return Numbers.item(loss.get());
        } finally {
            values[at] = before;
            leaf.set(java.nio.DoubleBuffer.wrap(values));
        }
    }
}
