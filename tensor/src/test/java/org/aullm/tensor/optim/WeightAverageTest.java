package org.aullm.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.DoubleBuffer;
import java.util.List;
import org.aullm.api.Parameter;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Test;

class WeightAverageTest {

    @Test
    void begins_as_a_mean_and_goes_on_as_a_moving_average() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray weight = Arrays.owned(root, new double[] {5}, DataType.FLOAT64, 1);
            weight.setRequiresGradient(true);
            Parameter parameter = new Parameter("w", weight, Parameter.Role.TRAINED);
            try (WeightAverage average = new WeightAverage(root, List.of(parameter), 0.5)) {
                average.apply();
                assertThat(Numbers.item(weight)).isEqualTo(5);
                for (double value : new double[] {1, 3, 8}) {
                    weight.set(DoubleBuffer.wrap(new double[] {value}));
                    average.update();
                }
                average.apply();
                // 1, then (1 + 3) / 2, then (2 + 8) / 2.
                assertThat(Numbers.item(weight)).isCloseTo(5, within(1e-12));
            }
        }
    }
}
