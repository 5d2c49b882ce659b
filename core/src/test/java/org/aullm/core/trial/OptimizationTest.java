package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.aullm.api.ComponentDescription;
import org.aullm.api.OtherEngine;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;

class OptimizationTest {

    @Test
    void a_component_of_another_engine_is_moved_under_the_same_norm_and_rate() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            NDArray weight = Arrays.owned(manager, new double[] {0, 0}, DataType.FLOAT32, 2);
            weight.setRequiresGradient(true);
            Elsewhere elsewhere = new Elsewhere(manager);
            List<Trained> trained = List.of(
                    new Trained(Slot.ENCODER, List.of(), Optional.of(elsewhere), 0.5, 0),
                    new Trained(
                            Slot.PROJECTOR,
                            List.of(new Parameter("weight", weight, Parameter.Role.TRAINED)),
                            Optional.empty(),
                            1,
                            0));
            Options options = Options.of(TrainingOptions.ALL, Map.of("clip-norm", 1, "learning-rate", 0.1));
            try (Optimization optimization = new Optimization(manager, trained, options, 1);
                    StepScope scope = StepScope.open(manager);
                    GradientTape tape = GradientTape.record()) {
                // Gradients: 4 for the weight's first number, 3 for the leaf of the other engine.
                NDArray factors = Arrays.data(scope.manager(), new float[] {4, 0}, DataType.FLOAT32, 2);
                tape.backward(factors.mul(weight)
                        .sum()
                        .add(org.aullm.tensor.Ops.scale(elsewhere.leaf, 3).sum()));
                optimization.handOver(scope.manager());
                optimization.step(0);
            }
            assertThat(elsewhere.gradient).isEqualTo(3);
            assertThat(elsewhere.clipFactor).isCloseTo(0.2, within(1e-6)); // of 5, the norm over both
            assertThat(elsewhere.rate).isCloseTo(0.05, within(1e-9));
        }
    }

    /** A component with one number elsewhere. */
    private static final class Elsewhere implements OtherEngine {
        private final NDArray leaf;
        private double gradient;
        private double rate;
        private double clipFactor;

        Elsewhere(NDManager manager) {
            leaf = Arrays.owned(manager, new double[] {1}, DataType.FLOAT32, 1);
            leaf.setRequiresGradient(true);
        }

        @Override
        public void backward(UnaryOperator<NDArray> gradientOf) {
            gradient += Numbers.item(gradientOf.apply(leaf));
        }

        @Override
        public double gradientNorm() {
            return Math.abs(gradient);
        }

        @Override
        public void step(double learningRate, double factor) {
            rate = learningRate;
            clipFactor = factor;
        }

        @Override
        public ComponentDescription description() {
            return ComponentDescription.of("elsewhere");
        }

        @Override
        public ParameterSet parameters() {
            return ParameterSet.EMPTY;
        }

        @Override
        public void save(Path folder) {}

        @Override
        public void load(Path folder) {}

        @Override
        public void close() {}
    }
}
