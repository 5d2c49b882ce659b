package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import org.aullm.api.Parameter;
import org.aullm.api.Parameter.Role;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private final NDManager root = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void adding_an_array_does_not_change_another() {
        Weights one = weights(7, Tuning.FULL);
        double[] alone = one.in("b").normal("weight", 1, 4).toDoubleArray();
        Weights two = weights(7, Tuning.FULL);
        two.in("a").normal("weight", 1, 3);

        assertThat(two.in("b").normal("weight", 1, 4).toDoubleArray()).isEqualTo(alone);
        assertThat(two.in("c").normal("weight", 1, 4).toDoubleArray()).isNotEqualTo(alone);
        assertThat(weights(8, Tuning.FULL).in("b").normal("weight", 1, 4).toDoubleArray())
                .isNotEqualTo(alone);
    }

    @Test
    void single_precision_weights_are_the_double_ones_rounded() {
        Weights single = new Weights(new Build(root, 7, DataType.FLOAT32, Tuning.FULL, Options.EMPTY));
        double wide = weights(7, Tuning.FULL).normal("w", 1, 1).toDoubleArray()[0];
        assertThat(single.normal("w", 1, 1).toFloatArray()).containsExactly((float) wide);
    }

    @Test
    void frozen_weights_have_no_gradients() {
        Weights frozen = weights(1, Tuning.FROZEN);
        NDArray weight = frozen.constant("w", 1, 2);
        NDArray adapter = frozen.as(Role.TRAINED).constant("a", 1, 2);

        assertThat(weight.hasGradient()).isFalse();
        assertThat(adapter.hasGradient()).isTrue();
        assertThat(frozen.set().all()).extracting(Parameter::role).containsExactly(Role.FROZEN, Role.TRAINED);
        assertThat(weights(1, Tuning.FULL).constant("w", 1, 2).hasGradient()).isTrue();
    }

    @Test
    void names_carry_their_prefixes_and_occur_once() {
        Weights weights = weights(1, Tuning.FULL);
        weights.in("encoder").in("conv1").constant("weight", 1, 1);
        assertThat(weights.set().all()).extracting(Parameter::name).containsExactly("encoder.conv1.weight");
        weights.in("encoder.conv1").constant("weight", 1, 1);
        assertThatThrownBy(weights::set).hasMessage("two parameters are called 'encoder.conv1.weight'");
    }

    @Test
    void draws_have_the_spread_that_was_asked() {
        double[] normal = weights(1, Tuning.FULL).normal("n", 2, 10_000).toDoubleArray();
        double[] uniform = weights(1, Tuning.FULL).uniform("u", 3, 10_000).toDoubleArray();
        double variance = Arrays.stream(normal).map(x -> x * x).average().orElseThrow();
        assertThat(Math.sqrt(variance)).isCloseTo(2, within(0.05));
        assertThat(Arrays.stream(uniform).map(Math::abs).max().orElseThrow()).isBetween(2.99, 3.0);
        assertThat(Arrays.stream(uniform).average().orElseThrow()).isCloseTo(0, within(0.06));
    }

    @Test
    void weights_made_inside_a_step_outlive_it() {
        NDArray weight;
        try (StepScope step = StepScope.open(root)) {
            weight = weights(1, Tuning.FULL).values("w", new double[] {4, 5}, 2);
        }
        assertThat(weight.toDoubleArray()).containsExactly(4, 5);
    }

    private Weights weights(long seed, Tuning tuning) {
        return new Weights(new Build(root, seed, DataType.FLOAT64, tuning, Options.EMPTY));
    }
}
