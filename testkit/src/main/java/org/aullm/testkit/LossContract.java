package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.Loss;
import org.aullm.api.Mode;
import org.aullm.api.data.LabelTable;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LossProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;

/**
 * The contract of losses. Extend it in your plugin's tests and say which provider is meant.
 *
 * @since 0.1.0
 */
public abstract class LossContract extends ComponentContract<LossProvider, Loss> {

    /** The units that are judged. */
    protected List<ActionUnit> units() {
        return Draws.units(1, 4, 12);
    }

    /** The training fold's labels, for {@link #units()}. */
    protected LabelTable training() {
        return Draws.labels(units(), 1);
    }

    @Override
    final Loss create(Build build) {
        return provider().create(build, training());
    }

    @Override
    final List<NDArray> inputs(NDManager home, DataType precision, int batch, long seed) {
        int columns = units().size();
        return List.of(
                Draws.normal(home, "logits", seed, precision, batch, columns),
                Draws.bits(home, "targets", 2, 0.4, precision, batch, columns),
                Draws.bits(home, "mask", 1, 0.7, precision, batch, columns));
    }

    @Override
    final List<NDArray> learnable(List<NDArray> inputs) {
        return inputs.subList(0, 1);
    }

    @Override
    final Map<String, NDArray> outputs(Loss loss, List<NDArray> inputs, Mode mode) {
        return Map.of("loss", loss.loss(inputs.get(0), inputs.get(1), inputs.get(2)));
    }

    /** A loss and the gradient of its logits. */
    private record Seen(double loss, List<Double> gradient) {}

    private Seen see(double[] logits, double[] targets, double[] mask) {
        int columns = units().size();
        int rows = logits.length / columns;
        try (Built<Loss> built = build(tuning(), DataType.FLOAT64, 1);
                StepScope step = StepScope.open(home());
                GradientTape tape = GradientTape.record()) {
            NDArray leaf = Arrays.owned(step.manager(), logits, DataType.FLOAT64, rows, columns);
            leaf.setRequiresGradient(true);
            NDArray loss = built.component()
                    .loss(
                            leaf,
                            Arrays.owned(step.manager(), targets, DataType.FLOAT64, rows, columns),
                            Arrays.owned(step.manager(), mask, DataType.FLOAT64, rows, columns));
            assertThat(loss.getShape()).as("a loss is a scalar").isEqualTo(new Shape());
            tape.backward(loss);
            double[] gradient = Numbers.doubles(Gradients.of(leaf, step.manager()));
            return new Seen(
                    Numbers.item(loss),
                    java.util.Arrays.stream(gradient)
                            .map(value -> value + 0.0) // no minus zero
                            .boxed()
                            .toList());
        }
    }

    private double[] fill(int rows, double value) {
        double[] values = new double[rows * units().size()];
        java.util.Arrays.fill(values, value);
        return values;
    }

    @Test
    public final void an_unknown_label_costs_nothing_and_moves_nothing() {
        double[] logits = fill(4, 0.5);
        double[] targets = fill(4, 0);
        double[] mask = fill(4, 1);
        targets[1] = 1;
        targets[units().size()] = 1;
        mask[0] = 0;
        Seen before = see(logits, targets, mask);
        logits[0] = -3;
        targets[0] = 1;
        Seen after = see(logits, targets, mask);
        assertThat(after.loss())
                .as("loss after a change where the label is unknown")
                .isEqualTo(before.loss());
        assertThat(after.gradient())
                .as("gradients after a change where the label is unknown")
                .isEqualTo(before.gradient());
        assertThat(after.gradient().get(0))
                .as("gradient where the label is unknown")
                .isZero();
    }

    @Test
    public final void nothing_known_costs_nothing_and_moves_nothing() {
        Seen seen = see(fill(3, 2), fill(3, 1), fill(3, 0));
        assertThat(seen.loss()).isZero();
        assertThat(seen.gradient()).containsOnly(0.0);
    }

    @Test
    public final void extreme_logits_cost_a_finite_amount() {
        for (double logit : new double[] {-200, 200}) {
            for (double target : new double[] {0, 1}) {
                Seen seen = see(fill(3, logit), fill(3, target), fill(3, 1));
                assertThat(seen.loss())
                        .as("loss of logits %s, targets %s", logit, target)
                        .isFinite();
                assertThat(seen.gradient())
                        .as("gradient of logits %s, targets %s", logit, target)
                        .allMatch(Double::isFinite);
            }
        }
    }

    @Test
    public final void a_judgement_that_is_right_costs_less_than_one_that_is_wrong() {
        double[] targets = fill(4, 0);
        for (int i = 0; i < targets.length; i += 2) {
            targets[i] = 1;
        }
        double[] right = java.util.Arrays.stream(targets).map(t -> 4 * t - 2).toArray();
        double[] wrong = java.util.Arrays.stream(right).map(x -> -x).toArray();
        assertThat(see(right, targets, fill(4, 1)).loss())
                .isLessThan(see(wrong, targets, fill(4, 1)).loss());
    }
}
