package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.spi.Build;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.Test;

class FlowCnnTest {

    private final FlowCnnProvider provider = new FlowCnnProvider();

    @Test
    void the_default_gives_64_channels_of_7_by_7_and_their_successors_flat() {
        Build build = Builds.of(provider, Map.of(), Tuning.FULL, DataType.FLOAT32, 1);
        try (VisualEncoder encoder = provider.create(build, Pictures.of(28, 28))) {
            assertThat(encoder.features()).isEqualTo(new FeatureSpec(64, 1, 7, 7, 64 * 7 * 7));
            // Convolutions 3-32, 32-32, 32-64, 64-64 without bias; a gain and an offset per channel.
            assertThat(encoder.parameters().trainedSize())
                    .isEqualTo(9 * (3 * 32 + 32 * 32 + 32 * 64 + 64 * 64) + 2 * (32 + 32 + 64 + 64));
            assertThat(encoder.description().id()).isEqualTo("flow-cnn");
            assertThat(encoder.description().facts()).containsEntry("features", "mid (64, 1, 7, 7), high 3136");
        }
    }

    @Test
    void an_average_has_one_value_per_channel() {
        Build build = Builds.of(provider, Map.of("high", "average", "width", 8));
        try (VisualEncoder encoder = provider.create(build, Pictures.of(28, 28))) {
            assertThat(encoder.features()).isEqualTo(new FeatureSpec(16, 1, 7, 7, 16));
        }
    }
}
