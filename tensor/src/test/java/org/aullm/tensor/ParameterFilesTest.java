package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.Parameter.Role;
import org.aullm.api.ParameterSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFilesTest {

    private final NDManager root = Engines.newManager(Device.cpu());

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void values_come_back_into_the_same_arrays_with_their_flags() {
        Path file = folder.resolve("weights.safetensors");
        ParameterFiles.write(new ParameterSet(List.of(weight(1, 2), statistic(7))), file);
        Parameter weight = weight(0, 0);
        Parameter statistic = statistic(0);
        NDArray array = weight.array();
        array.setRequiresGradient(true);

        ParameterFiles.read(new ParameterSet(List.of(weight, statistic)), file);

        assertThat(array.toDoubleArray()).containsExactly(1, 2);
        assertThat(array.hasGradient()).isTrue();
        assertThat(statistic.array().toDoubleArray()).containsExactly(7);
        assertThat(statistic.array().hasGradient()).isFalse();
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(array.square().sum());
            assertThat(Gradients.of(array, step.manager()).toDoubleArray()).containsExactly(2, 4);
        }
    }

    @Test
    void a_file_that_does_not_fit_is_refused_and_changes_nothing() {
        Path file = folder.resolve("weights.safetensors");
        ParameterFiles.write(new ParameterSet(List.of(weight(1, 2))), file);
        Parameter kept = weight(8, 9);

        assertRefused(
                new ParameterSet(List.of(kept, statistic(0))),
                file,
                ": array 'norm.running_mean' of shape () is missing; was it saved with other options?");
        assertRefused(ParameterSet.EMPTY, file, ": array 'fc.weight' is left over; was it saved with other options?");
        assertRefused(
                new ParameterSet(List.of(weight(1, 2, 3))),
                file,
                ": array 'fc.weight' has shape (2), but (3) is needed; was it saved with other options?");
        assertThat(kept.array().toDoubleArray()).containsExactly(8, 9);
    }

    @Test
    void a_component_without_state_has_a_file_too() {
        Path file = folder.resolve("weights.safetensors");
        ParameterFiles.write(ParameterSet.EMPTY, file);
        ParameterFiles.read(ParameterSet.EMPTY, file);

        assertThat(file).exists();
    }

    private static void assertRefused(ParameterSet parameters, Path file, String message) {
        assertThatThrownBy(() -> ParameterFiles.read(parameters, file))
                .isInstanceOf(ComponentException.class)
                .hasMessage(file + message);
    }

    private Parameter weight(double... values) {
        return new Parameter("fc.weight", Arrays.owned(root, values, DataType.FLOAT64, values.length), Role.TRAINED);
    }

    private Parameter statistic(double value) {
        return new Parameter(
                "norm.running_mean", Arrays.owned(root, new double[] {value}, DataType.FLOAT64), Role.BUFFER);
    }
}
