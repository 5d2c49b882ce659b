package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GradientsTest {

    private final NDManager root = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void the_global_norm_is_taken_over_all_arrays_together() {
        NDArray a = root.create(new float[] {3, 0});
        NDArray b = root.create(new double[] {4});
        assertThat(Gradients.globalNorm(List.of(a))).isEqualTo(3);
        assertThat(Gradients.globalNorm(List.of(b, b, b, b))).isEqualTo(8);
        assertThat(Gradients.globalNorm(List.of())).isZero();
        assertThat(Gradients.globalNorm(List.of(a, root.create(new float[] {Float.NaN}))))
                .isNaN();
    }

    @Test
    void a_leaf_that_nothing_reached_has_a_zero_gradient_of_its_own_type() {
        NDArray leaf = Arrays.owned(root, new double[] {1, 2}, DataType.FLOAT64, 2);
        leaf.setRequiresGradient(true);
        try (StepScope step = StepScope.open(root)) {
            NDArray gradient = Gradients.of(leaf, step.manager());
            assertThat(gradient.getDataType()).isEqualTo(DataType.FLOAT64);
            assertThat(gradient.toDoubleArray()).containsExactly(0, 0);
        }
    }

    @Test
    void clearing_removes_even_what_is_not_a_number() {
        NDArray leaf = Arrays.owned(root, new double[] {0}, DataType.FLOAT64, 1);
        leaf.setRequiresGradient(true);
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(leaf.div(leaf).sum());
            assertThat(Gradients.of(leaf, step.manager()).toDoubleArray()[0]).isNaN();
            Gradients.clear(leaf);
            assertThat(Gradients.of(leaf, step.manager()).toDoubleArray()).containsExactly(0);
        }
    }

    @Test
    void only_a_scalar_has_a_gradient_without_weights() {
        NDArray leaf = root.create(new double[] {1, 2});
        leaf.setRequiresGradient(true);
        try (GradientTape tape = GradientTape.record()) {
            assertThatThrownBy(() -> tape.backward(leaf.square())).hasMessage("backward needs a scalar, got shape (2)");
        }
    }

    @Test
    void nothing_is_recorded_while_the_mode_is_off() {
        NDArray leaf = root.create(new double[] {1});
        leaf.setRequiresGradient(true);
        try (GradientTape tape = GradientTape.record()) {
            NDArray unrecorded;
            try (GradMode off = GradMode.off()) {
                unrecorded = leaf.square().sum();
            }
            assertThatThrownBy(() -> tape.backward(unrecorded)).hasMessageContaining("does not require grad");
        }
    }

    @Test
    void two_threads_train_as_if_alone() {
        double[] alone = trained(1);
        double[] other = trained(2);
        List<CompletableFuture<double[]>> together = IntStream.of(1, 2, 1, 2)
                .mapToObj(seed -> CompletableFuture.supplyAsync(() -> trained(seed)))
                .toList();
        assertThat(together.get(0).join()).isEqualTo(alone);
        assertThat(together.get(1).join()).isEqualTo(other);
        assertThat(together.get(2).join()).isEqualTo(alone);
        assertThat(together.get(3).join()).isEqualTo(other);
        assertThat(alone).isNotEqualTo(other);
    }

    private static double[] trained(int seed) {
        try (NDManager own = Engines.newManager(Device.cpu())) {
            SmallNet net = new SmallNet(own, seed, 8);
            for (int step = 0; step < 50; step++) {
                net.step(own);
            }
            return net.values();
        }
    }
}
