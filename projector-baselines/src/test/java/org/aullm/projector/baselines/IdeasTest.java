package org.aullm.projector.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.Explanation;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.testkit.Builds;
import org.aullm.testkit.Draws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each projector is for, on small maps. */
class IdeasTest {

    private static final FeatureSpec FEATURES = new FeatureSpec(3, 2, 4, 4, 5);

    private final NDManager root = Engines.newManager(Device.cpu());
    private final VisualFeatures seen = Draws.features(root, FEATURES, 1, DataType.FLOAT64, 2);

    @AfterEach
    void close() {
        root.close();
    }

    private static Projector build(ProjectorProvider provider, Map<String, Object> options) {
        return provider.create(Builds.of(provider, options), FEATURES, new TokenSpec(6, 1));
    }

    private static double[] tokens(Projector projector, VisualFeatures features) {
        return Numbers.doubles(projector.project(features, Mode.EVAL).tokens());
    }

    private static void set(Projector projector, String name, double... values) {
        projector.parameters().all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .array()
                .set(DoubleBuffer.wrap(values));
    }

    /** The same clip with one number changed: of the first clip and channel, at a time step, row and column. */
    private VisualFeatures changed(int time, int row, int column) {
        double[] mid = Numbers.doubles(seen.mid());
        mid[(time * 4 + row) * 4 + column] += 3;
        NDArray other = org.aullm.tensor.Arrays.owned(root, mid, DataType.FLOAT64, 2, 3, 2, 4, 4);
        return new VisualFeatures(other, seen.high());
    }

    @Test
    void token_packers_tokens_see_their_own_region_and_nothing_else_of_the_map() {
        try (Projector projector = build(new TokenPackerProvider(), Map.of("hidden", 8, "content-tokens", 4))) {
            double[] before = tokens(projector, seen);
            double[] after = tokens(projector, changed(1, 0, 3)); // upper right

            assertThat(Arrays.copyOfRange(after, 6, 12)).isNotEqualTo(Arrays.copyOfRange(before, 6, 12));
            assertThat(Arrays.copyOfRange(after, 0, 6)).containsExactly(Arrays.copyOfRange(before, 0, 6));
            assertThat(Arrays.copyOfRange(after, 12, 24)).containsExactly(Arrays.copyOfRange(before, 12, 24));
        }
    }

    @Test
    void c_abstractors_tokens_see_beyond_their_cell_by_convolution() {
        try (Projector projector = build(new CAbstractorProvider(), Map.of("hidden", 8, "content-tokens", 4))) {
            // A 3x3 convolution before pooling and one after: what changes in a corner reaches every cell of four.
            double[] before = tokens(projector, seen);
            double[] after = tokens(projector, changed(0, 0, 3));
            for (int token = 0; token < 4; token++) {
                assertThat(Arrays.copyOfRange(after, 6 * token, 6 * token + 6))
                        .isNotEqualTo(Arrays.copyOfRange(before, 6 * token, 6 * token + 6));
            }
        }
    }

    @Test
    void the_mixtures_gate_decides_which_level_counts() {
        try (Projector projector = build(new MixtureOfFeaturesProvider(), Map.of("hidden", 8, "grid", 2))) {
            set(projector, "gate.weight", new double[3 * (5 + 3 + 24)]);

            set(projector, "gate.bias", 100, 0, 0); // the high level alone
            assertThat(tokens(projector, changed(1, 2, 2))).containsExactly(tokens(projector, seen), within(1e-12));

            set(projector, "gate.bias", 0, 0, 100); // the grid alone
            VisualFeatures otherHigh =
                    new VisualFeatures(seen.mid(), seen.high().neg());
            assertThat(tokens(projector, otherHigh)).containsExactly(tokens(projector, seen), within(1e-12));
            assertThat(tokens(projector, changed(1, 2, 2))).isNotEqualTo(tokens(projector, seen));
        }
    }

    @Test
    void a_resampler_of_equal_logits_reads_the_mean() {
        try (Projector projector =
                build(new ResamplerProvider(), Map.of("hidden", 4, "heads", 1, "depth", 1, "content-tokens", 2))) {
            set(projector, "layer1.attention.key.weight", new double[16]);

            double[] places = Numbers.doubles(projector.explain(seen).get(0).values());

            assertThat(places).hasSize(2 * 2 * 32).containsOnly(new double[] {1 / 32.0}, within(1e-12));
        }
    }

    @Test
    void attention_projectors_tell_where_they_looked() {
        for (ProjectorProvider provider :
                new ProjectorProvider[] {new ResamplerProvider(), new QFormerProvider(), new TokenPackerProvider()}) {
            try (Projector projector = build(provider, Map.of("hidden", 8, "content-tokens", 4))) {
                Explanation evidence = projector.explain(seen).get(0);

                assertThat(evidence.name()).isEqualTo("evidence");
                assertThat(evidence.values().getShape().getShape()).containsExactly(2, 4, 2, 4, 4);
                assertThat(Numbers.doubles(evidence.values().sum(new int[] {2, 3, 4})))
                        .as(provider.id())
                        .containsOnly(new double[] {1}, within(1e-9));
            }
        }
    }

    @Test
    void a_q_former_asks_the_clip_only_in_some_layers() {
        try (Projector sometimes = build(new QFormerProvider(), Map.of("hidden", 8, "depth", 3));
                Projector always = build(new QFormerProvider(), Map.of("hidden", 8, "depth", 3, "cross-every", 1))) {
            assertThat(asking(sometimes)).isEqualTo(2);
            assertThat(asking(always)).isEqualTo(3);
        }
    }

    private static long asking(Projector projector) {
        return projector.parameters().all().stream()
                .filter(parameter -> parameter.name().endsWith("cross.query.weight"))
                .count();
    }

    @Test
    void tokens_that_make_no_square_over_the_map_are_refused() {
        assertRefused(
                new CAbstractorProvider(),
                Map.of("content-tokens", 3),
                "content-tokens: 3 tokens do not make a square over the map; write 1 or 4");
        assertRefused(
                new TokenPackerProvider(),
                Map.of("content-tokens", 25),
                "content-tokens: 5 x 5 tokens were asked for, but the mid-level map has 4 x 4 places");
    }

    @Test
    void widths_and_grids_that_do_not_fit_are_refused() {
        assertRefused(
                new ResamplerProvider(),
                Map.of("hidden", 10),
                "heads: 4 heads cannot share a hidden width of 10; write a divisor of 10");
        assertRefused(
                new MixtureOfFeaturesProvider(),
                Map.of("grid", 6),
                "grid: a grid of 6 x 6 was asked for, but the mid-level map has 4 x 4 places");
    }

    private static void assertRefused(ProjectorProvider provider, Map<String, Object> options, String message) {
        assertThatThrownBy(() -> provider.tokensPerClip(Options.of(provider.options(), options), FEATURES))
                .isInstanceOf(ComponentException.class)
                .hasMessage(message);
    }
}
