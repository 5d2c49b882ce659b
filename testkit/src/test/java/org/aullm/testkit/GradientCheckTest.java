package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Ops;
import org.junit.jupiter.api.Test;

class GradientCheckTest {

    @Test
    void accepts_a_right_gradient_and_catches_a_cut_graph() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray weight = Arrays.owned(root, new double[] {0.3, -1.2, 2}, DataType.FLOAT64, 3);
            weight.setRequiresGradient(true);

            double right = GradientCheck.worstError(
                    root, List.of(weight), () -> weight.exp().mul(weight).sum(), 3);
            double cut = GradientCheck.worstError(
                    root,
                    List.of(weight),
                    () -> weight.exp().mul(Ops.stopGradient(weight)).sum(),
                    3);

            assertThat(right).isLessThan(1e-8);
            assertThat(cut).isGreaterThan(0.05);
        }
    }
}
