package org.aullm.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.aullm.api.Parameter;
import org.aullm.api.Parameter.Role;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptimizersTest {

    private static final double[] RATES = {0.1, 0.05, 0.2, 0.1, 0.01};

    private final NDManager root = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void adamw_follows_its_formulas() {
        double[] w = {1, -0.5, 0.25};
        NDArray weight = leaf(w, 1, 3);
        try (AdamW optimizer = new AdamW(root, List.of(new Parameter("w", weight, Role.TRAINED)), 0.1)) {
            double[] m = new double[3];
            double[] v = new double[3];
            for (int step = 1; step <= RATES.length; step++) {
                double rate = RATES[step - 1];
                for (int i = 0; i < 3; i++) {
                    double g = 0.5 * slope(w[i]);
                    w[i] -= rate * 0.1 * w[i];
                    m[i] = 0.9 * m[i] + 0.1 * g;
                    v[i] = 0.999 * v[i] + 0.001 * g * g;
                    double mean = m[i] / (1 - Math.pow(0.9, step));
                    double variance = v[i] / (1 - Math.pow(0.999, step));
                    w[i] -= rate * mean / (Math.sqrt(variance) + 1e-8);
                }
                step(optimizer, weight, rate);
                // The engine takes rates and betas in single precision.
                assertThat(weight.toDoubleArray()).containsExactly(w, within(2e-7));
            }
        }
    }

    @Test
    void epsilon_stands_beside_the_corrected_root_as_in_the_paper() {
        NDArray weight = leaf(new double[] {0}, 1, 1);
        try (AdamW optimizer = new AdamW(root, List.of(new Parameter("w", weight, Role.TRAINED)), 0)) {
            try (StepScope step = StepScope.open(root);
                    GradientTape tape = GradientTape.record()) {
                tape.backward(
                        weight.mul(step.manager().create(new double[] {1e-8})).sum());
                optimizer.step(1, 1);
            }
            // g / (|g| + epsilon) with g = epsilon
            assertThat(weight.toDoubleArray()[0]).isCloseTo(-0.5, within(1e-6));
        }
    }

    @Test
    void vectors_do_not_decay() {
        NDArray bias = leaf(new double[] {3}, 1);
        try (AdamW optimizer = new AdamW(root, List.of(new Parameter("b", bias, Role.TRAINED)), 0.5)) {
            optimizer.step(0.1, 1);
            assertThat(bias.toDoubleArray()).containsExactly(3);
        }
    }

    @Test
    void sgd_follows_its_formulas() {
        double[] w = {1, -0.5, 0.25};
        NDArray weight = leaf(w, 3);
        try (Sgd optimizer = new Sgd(root, List.of(new Parameter("w", weight, Role.TRAINED)), 0.1, 0.9)) {
            double[] velocity = new double[3];
            for (double rate : RATES) {
                for (int i = 0; i < 3; i++) {
                    double g = 0.5 * slope(w[i]) + 0.1 * w[i];
                    velocity[i] = 0.9 * velocity[i] + rate * g;
                    w[i] -= velocity[i];
                }
                step(optimizer, weight, rate);
                assertThat(weight.toDoubleArray()).containsExactly(w, within(2e-7));
            }
        }
    }

    @Test
    void sgd_without_momentum_is_plain_descent() {
        NDArray weight = leaf(new double[] {2}, 1);
        try (Sgd optimizer = new Sgd(root, List.of(new Parameter("w", weight, Role.TRAINED)), 0, 0)) {
            step(optimizer, weight, 0.25);
            assertThat(weight.toDoubleArray()[0]).isCloseTo(2 - 0.25 * 0.5 * slope(2), within(1e-9));
        }
    }

    @Test
    void gradients_are_zero_after_a_step() {
        NDArray weight = leaf(new double[] {2}, 1);
        try (Sgd optimizer = new Sgd(root, List.of(new Parameter("w", weight, Role.TRAINED)), 0, 0);
                StepScope scope = StepScope.open(root)) {
            step(optimizer, weight, 0.25);
            assertThat(Gradients.of(weight, scope.manager()).toDoubleArray()).containsExactly(0);
        }
    }

    /** The derivative of w^3. */
    private static double slope(double w) {
        return 3 * w * w;
    }

    private NDArray leaf(double[] values, long... shape) {
        NDArray leaf = Arrays.owned(root, values.clone(), DataType.FLOAT64, shape);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /** A step on the sum of w^3, its gradient halved. */
    private void step(Optimizer optimizer, NDArray weight, double rate) {
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(weight.mul(weight).mul(weight).sum());
            optimizer.step(rate, 0.5);
        }
    }
}
