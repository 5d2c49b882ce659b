package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.safetensors.CheckpointWriter;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedTest {

    private final ResNet10FlowProvider provider = new ResNet10FlowProvider();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("published.safetensors");
    }

    @Test
    void weights_are_taken_over_and_the_classifier_left_aside() {
        try (VisualEncoder published = built(Map.of("width", 2), 5)) {
            Map<String, NDArray> arrays = arrays(published);
            NDArray any = published.parameters().all().get(0).array();
            arrays.put("fc.weight", any.getManager().ones(new Shape(10, 16)));
            arrays.put("bn1.num_batches_tracked", any.getManager().ones(new Shape(1)));
            CheckpointWriter.write(file, arrays);
            try (VisualEncoder started = built(Map.of("width", 2, "weights", file.toString()), 1)) {
                for (int i = 0; i < started.parameters().all().size(); i++) {
                    Parameter expected = published.parameters().all().get(i);
                    assertThat(Numbers.doubles(started.parameters().all().get(i).array()))
                            .as(expected.name())
                            .containsExactly(Numbers.doubles(expected.array()));
                }
            }
        }
    }

    @Test
    void another_width_is_refused() {
        try (VisualEncoder published = built(Map.of("width", 2), 5)) {
            CheckpointWriter.write(file, arrays(published));
        }
        assertThatThrownBy(() -> built(Map.of("width", 3, "weights", file.toString()), 1))
                .isInstanceOf(ComponentException.class)
                .hasMessage(file + ": array 'conv1.weight' has shape (2, 3, 3, 3), but (3, 3, 3, 3) is needed;"
                        + " published weights fit the default width only");
    }

    @Test
    void what_is_left_over_is_refused() {
        try (VisualEncoder published = built(Map.of("width", 2), 5)) {
            Map<String, NDArray> arrays = arrays(published);
            arrays.put("layer5.weight", published.parameters().all().get(0).array());
            CheckpointWriter.write(file, arrays);
        }
        assertThatThrownBy(() -> built(Map.of("width", 2, "weights", file.toString()), 1))
                .isInstanceOf(ComponentException.class)
                .hasMessage(file + ": array 'layer5.weight' is left over; is this another network's file?");
    }

    private VisualEncoder built(Map<String, ?> options, long seed) {
        Build build = Builds.of(provider, options, Tuning.FULL, DataType.FLOAT32, seed);
        return provider.create(build, Pictures.of(16, 16));
    }

    private static Map<String, NDArray> arrays(VisualEncoder encoder) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        encoder.parameters().all().forEach(parameter -> arrays.put(parameter.name(), parameter.array()));
        return arrays;
    }
}
