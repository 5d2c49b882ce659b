package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientTapeTest {

    /** Fails with DJL's operations on numbers: their scalars are freed before the backward pass reads them. */
    @Test
    void gradients_survive_a_garbage_collection_between_forward_and_backward() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray weight = Arrays.owned(root, new double[] {1, 2, 3}, DataType.FLOAT32, 3);
            weight.setRequiresGradient(true);
            for (int round = 0; round < 20; round++) {
                try (StepScope step = StepScope.open(root);
                        GradientTape tape = GradientTape.record()) {
                    NDArray x = step.manager().create(new float[] {2, 3, 4});
                    NDArray y = Ops.plus(Ops.scale(Ops.pow(x.mul(weight), 2), 0.5), 1);
                    NDArray loss = y.sum();
                    churn();
                    tape.backward(loss);
                    // d/dw 0.5 (x w)^2 = x^2 w
                    assertThat(Gradients.of(weight, step.manager()).toFloatArray())
                            .containsExactly(4, 18, 48);
                    Gradients.clear(weight);
                }
            }
        }
    }

    private static void churn() {
        System.gc();
        for (int i = 0; i < 50; i++) {
            java.nio.ByteBuffer.allocateDirect(64).putDouble(0, Double.NaN);
        }
        System.gc();
    }

    @Test
    void vector_jacobian_products_of_several_outputs_add_up() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray weight = Arrays.owned(root, new double[] {1, 2}, DataType.FLOAT64, 2);
            weight.setRequiresGradient(true);
            try (StepScope step = StepScope.open(root);
                    GradientTape tape = GradientTape.record()) {
                NDArray square = weight.square();
                NDArray cube = square.mul(weight);
                NDArray up = step.manager().create(new double[] {1, 10});
                tape.backward(List.of(square, cube), List.of(up, up));
                // u (2 w + 3 w^2)
                assertThat(Gradients.of(weight, step.manager()).toDoubleArray()).containsExactly(5, 160);
            }
        }
    }

    @Test
    void scalars_keep_double_precision() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray one = root.create(new double[] {1});
            assertThat(Numbers.item(Ops.scale(one, 0.1))).isCloseTo(0.1, within(0.0));
        }
    }
}
