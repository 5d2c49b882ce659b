package org.aullm.projector.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.testkit.Builds;
import org.aullm.testkit.Draws;
import org.junit.jupiter.api.Test;

class EfpProjectorTest {

    private static final FeatureSpec SMALL = new FeatureSpec(3, 2, 4, 4, 5);
    private static final EfpProvider PROVIDER = new EfpProvider();

    /** AU-LLM's sizes: 10,624 in, a language model of width 1,536. */
    @Test
    void the_hidden_layer_is_as_wide_as_au_llms() {
        FeatureSpec features = new FeatureSpec(64, 2, 9, 9, 256);

        assertThat(EfpProjector.hidden(features, new TokenSpec(1536, 0.02))).isEqualTo(6080);
    }

    @Test
    void has_two_layers_with_bias_and_no_more() {
        try (Projector projector = PROVIDER.create(Builds.of(PROVIDER, Map.of()), SMALL, new TokenSpec(6, 0.02))) {
            // In: 3 * 2 * 4 * 4 + 5 = 101; hidden: floor((101 + 6) / 2) = 53.
            assertThat(projector.parameters().all().stream()
                            .map(Parameter::name)
                            .toList())
                    .containsExactly("first.weight", "first.bias", "second.weight", "second.bias");
            assertThat(projector.parameters().trainedSize()).isEqualTo(101 * 53 + 53 + 53 * 6 + 6);
            assertThat(projector.description().facts()).containsExactly(Map.entry("hidden", "53"));
        }
    }

    @Test
    void drops_in_training_only_and_by_the_given_share() {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector dropping = PROVIDER.create(Builds.of(PROVIDER, Map.of()), SMALL, new TokenSpec(6, 1));
                Projector keeping =
                        PROVIDER.create(Builds.of(PROVIDER, Map.of("dropout", 0.0)), SMALL, new TokenSpec(6, 1))) {
            VisualFeatures seen = Draws.features(root, SMALL, 1, DataType.FLOAT64, 2);

            double[] judged = tokens(dropping, seen, Mode.EVAL);

            assertThat(tokens(dropping, seen, Mode.TRAIN)).isNotEqualTo(judged);
            assertThat(tokens(keeping, seen, Mode.TRAIN)).containsExactly(judged);
        }
    }

    private static double[] tokens(Projector projector, VisualFeatures seen, Mode mode) {
        return Numbers.doubles(projector.project(seen, mode).tokens());
    }
}
