package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;
import org.junit.jupiter.api.Test;

/**
 * The contract of projectors. Extend it in your plugin's tests and say which provider is meant.
 *
 * @since 0.1.0
 */
public abstract class ProjectorContract extends RowContract<ProjectorProvider, Projector> {

    private static final TokenSpec TOKENS = new TokenSpec(6, 0.25);

    /** Features that suit the projector. */
    protected FeatureSpec features() {
        return new FeatureSpec(3, 2, 4, 4, 5);
    }

    @Override
    final Projector create(Build build) {
        return provider().create(build, features(), TOKENS);
    }

    @Override
    final List<NDArray> inputs(NDManager home, DataType precision, int batch, long seed) {
        VisualFeatures seen = Draws.features(home, features(), seed, precision, batch);
        return List.of(seen.mid(), seen.high());
    }

    @Override
    List<NDArray> learnable(List<NDArray> inputs) {
        return inputs;
    }

    @Override
    final Map<String, NDArray> outputs(Projector projector, List<NDArray> inputs, Mode mode) {
        VisualFeatures seen = new VisualFeatures(inputs.get(0), inputs.get(1));
        return Map.of("content tokens", projector.project(seen, mode).tokens());
    }

    @Override
    final Map<String, Shape> announced(int batch) {
        return Map.of("content tokens", new Shape(batch, provider().tokensPerClip(read(), features()), TOKENS.width()));
    }

    @Test
    public final void it_gives_at_least_one_token_and_as_many_as_announced() {
        try (Built<Projector> built = build()) {
            assertThat(built.component().tokensPerClip())
                    .isEqualTo(provider().tokensPerClip(read(), features()))
                    .isPositive();
        }
    }

    @Test
    public final void features_of_another_shape_are_refused() {
        try (Built<Projector> built = build()) {
            FeatureSpec own = features();
            FeatureSpec other =
                    new FeatureSpec(own.channels() + 1, own.time(), own.height() + 1, own.width() + 1, own.high() + 1);
            VisualFeatures seen = Draws.features(home(), other, 1, DataType.FLOAT32, 2);
            assertThatThrownBy(
                            () -> built.component().project(seen, Mode.EVAL),
                            "features of shape %s for a projector that was built for %s",
                            other,
                            own)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .isNotBlank();
        }
    }
}
