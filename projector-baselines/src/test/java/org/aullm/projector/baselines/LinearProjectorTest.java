package org.aullm.projector.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.DoubleBuffer;
import java.util.Map;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.testkit.Builds;
import org.aullm.testkit.Draws;
import org.junit.jupiter.api.Test;

class LinearProjectorTest {

    private static final FeatureSpec SMALL = new FeatureSpec(3, 2, 4, 4, 5);
    private static final LinearProvider PROVIDER = new LinearProvider();

    @Test
    void maps_the_mean_of_the_map_beside_the_vector() {
        FeatureSpec features = new FeatureSpec(1, 1, 1, 2, 1);
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector projector = PROVIDER.create(Builds.of(PROVIDER, Map.of()), features, new TokenSpec(2, 1))) {
            parameter(projector, "map.weight").set(DoubleBuffer.wrap(new double[] {1, 10, -1, 0.5}));
            parameter(projector, "map.bias").set(DoubleBuffer.wrap(new double[] {0, 100}));
            NDArray mid = Arrays.owned(root, new double[] {1, 5}, DataType.FLOAT64, 1, 1, 1, 1, 2);
            NDArray high = Arrays.owned(root, new double[] {4}, DataType.FLOAT64, 1, 1);

            NDArray tokens =
                    projector.project(new VisualFeatures(mid, high), Mode.EVAL).tokens();

            // The mean is 3: 3 + 40, and -3 + 2 + 100.
            assertThat(Numbers.doubles(tokens)).containsExactly(new double[] {43, 99}, within(1e-12));
        }
    }

    @Test
    void input_high_takes_the_high_level_vector_alone() {
        try (Projector both = PROVIDER.create(Builds.of(PROVIDER, Map.of()), SMALL, new TokenSpec(6, 1));
                Projector high =
                        PROVIDER.create(Builds.of(PROVIDER, Map.of("input", "high")), SMALL, new TokenSpec(6, 1))) {
            assertThat(parameter(both, "map.weight").getShape().getShape()).containsExactly(6, 3 + 5);
            assertThat(parameter(high, "map.weight").getShape().getShape()).containsExactly(6, 5);
            assertThat(high.description().facts()).containsExactly(Map.entry("input", "high"));
        }
    }

    @Test
    void token_norm_gives_tokens_the_size_of_words() {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector projector = PROVIDER.create(
                        Builds.of(PROVIDER, Map.of("token-norm", true)), SMALL, new TokenSpec(64, 0.02))) {
            double[] token = Numbers.doubles(projector
                    .project(Draws.features(root, SMALL, 1, DataType.FLOAT64, 1), Mode.EVAL)
                    .tokens());

            double meanSquare =
                    java.util.Arrays.stream(token).map(x -> x * x).average().orElseThrow();
            assertThat(Math.sqrt(meanSquare)).isCloseTo(0.02, within(1e-4));
        }
    }

    @Test
    void refuses_an_input_it_does_not_know() {
        assertThatThrownBy(() -> Builds.of(PROVIDER, Map.of("input", "mid")))
                .hasMessage("input: expected one of both, high, found 'mid'");
    }

    private static NDArray parameter(Projector projector, String name) {
        return projector.parameters().all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .array();
    }
}
