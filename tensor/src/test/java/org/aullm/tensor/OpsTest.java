package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpsTest {

    private final NDManager root = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        root.close();
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("scale", a -> Ops.scale(a[0], -1.7)),
                operation("plus", a -> Ops.plus(a[0], 0.3)),
                operation("oneMinus", a -> Ops.oneMinus(a[0])),
                operation("pow", a -> Ops.pow(a[0], -1.5)),
                operation("atLeast", a -> Ops.atLeast(a[0], 1)),
                operation("atMost", a -> Ops.atMost(a[0], 1)),
                operation("mean of all", a -> Ops.mean(a[0])),
                operation("mean over axes", a -> Ops.mean(a[0], 0, -1)),
                operation("sigmoid", a -> Ops.sigmoid(a[0])),
                operation("softplus", a -> Ops.softplus(a[0])),
                operation("logSigmoid", a -> Ops.logSigmoid(a[0])),
                operation("concat", a -> Ops.concat(1, a[0], a[0].square())),
                operation("concat of one", a -> Ops.concat(1, a[0])),
                operation("slice", a -> Ops.slice(a[0], 1, 1, 3)));
    }

    private static Arguments operation(String name, FiniteDifferences.Function function) {
        return Arguments.of(name, function);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void gradients_are_right(String name, FiniteDifferences.Function function) {
        FiniteDifferences.check(function, 0.2, 2, new Shape(2, 3, 4));
    }

    @Test
    void values_are_right() {
        NDArray x = root.create(new double[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
        assertThat(Ops.mean(x, 1).toDoubleArray()).containsExactly(2, 5);
        assertThat(Ops.mean(x, 0, 1).toDoubleArray()).containsExactly(3.5);
        assertThat(Ops.slice(x, 1, 1, 3).toDoubleArray()).containsExactly(2, 3, 5, 6);
        assertThat(Ops.slice(x, 0, 1, 2).toDoubleArray()).containsExactly(4, 5, 6);
        assertThat(Ops.oneMinus(x).toDoubleArray()).containsExactly(0, -1, -2, -3, -4, -5);
        assertThat(Ops.atMost(Ops.atLeast(x, 2), 5).toDoubleArray()).containsExactly(2, 2, 3, 4, 5, 5);
        assertThat(Ops.pow(x, 2).toDoubleArray()).containsExactly(1, 4, 9, 16, 25, 36);
    }

    @Test
    void softplus_neither_overflows_nor_loses_small_values() {
        NDArray x = root.create(new double[] {-1000, -30, 0, 1000});
        double[] values = Ops.softplus(x).toDoubleArray();
        assertThat(values[0]).isZero();
        assertThat(values[1]).isCloseTo(Math.exp(-30), within(1e-25));
        assertThat(values[2]).isCloseTo(Math.log(2), within(1e-15));
        assertThat(values[3]).isEqualTo(1000);
        assertThat(Ops.logSigmoid(x).toDoubleArray()[0]).isEqualTo(-1000);
    }

    @Test
    void the_gradient_of_softplus_at_zero_is_a_half() {
        NDArray x = root.create(new double[] {0});
        x.setRequiresGradient(true);
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(Ops.softplus(x).sum());
            assertThat(Gradients.of(x, step.manager()).toDoubleArray()).containsExactly(0.5);
        }
    }

    @Test
    void no_gradient_passes_a_stop() {
        NDArray x = root.create(new double[] {3});
        x.setRequiresGradient(true);
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(x.mul(Ops.stopGradient(x)).sum());
            assertThat(Gradients.of(x, step.manager()).toDoubleArray()).containsExactly(3);
        }
    }

    @Test
    void rows_that_do_not_exist_are_refused() {
        NDArray x = root.ones(new Shape(2, 3));
        assertThatThrownBy(() -> Ops.slice(x, 1, 2, 4))
                .hasMessage("rows 2 to 4 of axis 1 were asked for, of shape (2, 3)");
    }

    @Test
    void constants_keep_the_type_of_the_array() {
        NDArray x = root.ones(new Shape(2), DataType.FLOAT32);
        assertThat(Ops.plus(Ops.scale(x, 0.1), 1).getDataType()).isEqualTo(DataType.FLOAT32);
    }
}
