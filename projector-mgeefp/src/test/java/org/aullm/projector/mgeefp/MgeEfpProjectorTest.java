package org.aullm.projector.mgeefp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.Explanation;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.testkit.Builds;
import org.aullm.testkit.Draws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MgeEfpProjectorTest {

    private static final FeatureSpec SMALL = new FeatureSpec(3, 2, 4, 4, 5);
    private static final MgeEfpProvider PROVIDER = new MgeEfpProvider();

    private final NDManager root = Engines.newManager(Device.cpu());
    private final VisualFeatures seen = Draws.features(root, SMALL, 1, DataType.FLOAT64, 2);

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void needs_a_hundredth_of_efps_weights_at_au_llms_sizes() {
        FeatureSpec features = new FeatureSpec(64, 2, 9, 9, 256);
        try (var projector = new MgeEfpProjector(
                Builds.of(PROVIDER, Map.of(), Tuning.FULL, DataType.FLOAT32, 1), features, new TokenSpec(1536, 0.02))) {
            long efp = 10_624L * 6_080 + 6_080 + 6_080L * 1_536 + 1_536;

            // Evidence 64 x 128, places 2 x (1 + 9 + 81) x 128, query and high 256 x 128, gate 256 x 128,
            // hidden 128 x 128, token 128 x 1536, with biases and the norm's two rows.
            long expected = 8_192 + 23_296 + 2 * 32_896 + 32_896 + 16_512 + 198_144 + 3_072;
            assertThat(projector.parameters().trainedSize()).isEqualTo(expected);
            assertThat(expected * 100).isLessThan(efp);
        }
    }

    @Test
    void evidence_weights_of_every_token_sum_to_one() {
        try (MgeEfpProjector projector = build(Map.of("content-tokens", 3))) {
            NDArray weights = projector.evidenceWeights(seen);

            // Two time steps, and 1 + 9 + 16 cells in each.
            assertThat(weights.getShape().getShape()).containsExactly(2, 3, 52);
            assertThat(Arrays.stream(Numbers.doubles(weights)).min().orElseThrow())
                    .isPositive();
            assertThat(Numbers.doubles(weights.sum(new int[] {2})))
                    .containsExactly(new double[] {1, 1, 1, 1, 1, 1}, within(1e-12));
        }
    }

    @Test
    void it_tells_where_its_evidence_lies() {
        try (MgeEfpProjector projector = build(Map.of("content-tokens", 3, "grids", List.of(1, 2)))) {
            Explanation evidence = projector.explain(seen).get(0);

            assertThat(evidence.name()).isEqualTo("evidence");
            assertThat(evidence.values().getShape().getShape()).containsExactly(2, 3, 2, 4, 4);
            double[] places = Numbers.doubles(evidence.values());
            assertThat(Arrays.stream(places, 0, 32).sum()).isCloseTo(1, within(1e-12));
            // The whole map's weight goes to 16 places, that of the upper left quarter to 4 of them.
            double[] cells = Numbers.doubles(projector.evidenceWeights(seen));
            assertThat(places[0]).isCloseTo(cells[0] / 16 + cells[1] / 4, within(1e-12));
            assertThat(places[5]).isCloseTo(places[0], within(1e-12));
        }
    }

    @Test
    void without_a_bottleneck_everything_is_as_wide_as_the_token() {
        try (MgeEfpProjector projector = build(Map.of("bottleneck", 0, "heads", 3))) {
            assertThat(parameter(projector, "hidden.weight").getShape().getShape())
                    .containsExactly(6, 6);
            assertThat(projector.description().facts()).containsEntry("bottleneck", "6");
        }
        assertThatThrownBy(() -> build(Map.of("bottleneck", 0)))
                .isInstanceOf(ComponentException.class)
                .hasMessage("heads: 4 heads cannot share a token's width of 6; write a divisor of 6");
    }

    @Test
    void without_a_query_all_evidence_counts_the_same() {
        try (MgeEfpProjector projector = build(Map.of("query", "none", "grids", List.of(2)))) {
            double[] equal = new double[2 * 8];
            Arrays.fill(equal, 0.125);

            assertThat(Numbers.doubles(projector.evidenceWeights(seen))).containsExactly(equal, within(1e-15));
        }
    }

    @Test
    void the_high_level_decides_which_evidence_counts() {
        VisualFeatures other = new VisualFeatures(seen.mid(), seen.high().neg());
        try (MgeEfpProjector high = build(Map.of());
                MgeEfpProjector learned = build(Map.of("query", "learned"))) {
            assertThat(Numbers.doubles(high.evidenceWeights(other)))
                    .isNotEqualTo(Numbers.doubles(high.evidenceWeights(seen)));
            assertThat(Numbers.doubles(learned.evidenceWeights(other)))
                    .containsExactly(Numbers.doubles(learned.evidenceWeights(seen)));
        }
    }

    @Test
    void evidence_that_answers_the_query_counts_more() {
        try (MgeEfpProjector projector =
                build(Map.of("query", "learned", "grids", List.of(0), "bottleneck", 1, "heads", 1))) {
            fill(projector, "evidence.weight", 1, 0, 0);
            fill(projector, "place", new double[32]);
            fill(projector, "query", Math.log(2));
            double[] cells = new double[2 * 3 * 2 * 4 * 4];
            cells[16 + 2 * 4 + 3] = 3; // first clip and channel, second time step, row 2, column 3
            NDArray mid = org.aullm.tensor.Arrays.owned(root, cells, DataType.FLOAT64, 2, 3, 2, 4, 4);

            double[] weights = Numbers.doubles(projector.evidenceWeights(new VisualFeatures(mid, seen.high())));

            // The one cell with evidence has logit 3 ln 2, the 31 others 0: 8 against 31.
            assertThat(weights[16 + 2 * 4 + 3]).isCloseTo(8.0 / 39, within(1e-12));
            assertThat(weights[0]).isCloseTo(1.0 / 39, within(1e-12));
        }
    }

    @Test
    void an_open_gate_passes_the_evidence_and_a_closed_one_the_high_level() {
        VisualFeatures otherHigh = new VisualFeatures(seen.mid(), seen.high().neg());
        VisualFeatures otherMid = new VisualFeatures(seen.mid().neg(), seen.high());
        try (MgeEfpProjector projector = build(Map.of("query", "learned"))) {
            fill(projector, "gate.weight", new double[8 * 16]);

            fillAll(projector, "gate.bias", 100);
            assertThat(tokens(projector, otherHigh)).containsExactly(tokens(projector, seen), within(1e-12));
            assertThat(tokens(projector, otherMid)).isNotEqualTo(tokens(projector, seen));

            fillAll(projector, "gate.bias", -100);
            assertThat(tokens(projector, otherHigh)).isNotEqualTo(tokens(projector, seen));
            assertThat(tokens(projector, otherMid)).containsExactly(tokens(projector, seen), within(1e-12));
        }
    }

    @Test
    void a_gate_at_zero_is_half_and_half() {
        try (MgeEfpProjector gated = build(Map.of());
                MgeEfpProjector plain = build(Map.of("gate", false))) {
            fill(gated, "gate.weight", new double[8 * 16]);
            fillAll(gated, "gate.bias", 0);

            assertThat(tokens(gated, seen)).containsExactly(tokens(plain, seen), within(1e-12));
        }
    }

    @Test
    void every_switch_adds_or_removes_its_own_weights() {
        List<String> all = List.of(
                "evidence.weight",
                "place",
                "query.weight",
                "query.bias",
                "high.weight",
                "high.bias",
                "gate.weight",
                "gate.bias",
                "hidden.weight",
                "hidden.bias",
                "token.weight",
                "token.bias",
                "norm.weight",
                "norm.bias");
        assertThat(names(Map.of())).isEqualTo(all);
        assertThat(names(Map.of("query", "none"))).isEqualTo(without(all, "query.weight", "query.bias"));
        assertThat(names(Map.of("query", "learned"))).contains("query").doesNotContain("query.weight");
        assertThat(names(Map.of("gate", false))).isEqualTo(without(all, "gate.weight", "gate.bias"));
        assertThat(names(Map.of("token-norm", false))).isEqualTo(without(all, "norm.weight", "norm.bias"));
    }

    @Test
    void other_grids_other_tokens() {
        try (MgeEfpProjector coarse = build(Map.of("grids", List.of(1)));
                MgeEfpProjector fine = build(Map.of("grids", List.of(0)))) {
            assertThat(tokens(coarse, seen)).isNotEqualTo(tokens(fine, seen));
            assertThat(fine.description().facts())
                    .containsExactly(
                            Map.entry("grids", "[0]"),
                            Map.entry("pieces of evidence", "32"),
                            Map.entry("query", "high"),
                            Map.entry("gate", "learned"),
                            Map.entry("bottleneck", "8"));
        }
    }

    @Test
    void tokens_start_as_long_as_words() {
        try (MgeEfpProjector projector = build(Map.of())) {
            double[] tokens = tokens(projector, seen);

            double meanSquare = Arrays.stream(tokens).map(x -> x * x).average().orElseThrow();
            assertThat(Math.sqrt(meanSquare)).isCloseTo(0.25, within(1e-3));
        }
    }

    @Test
    void tokens_of_one_clip_differ() {
        try (MgeEfpProjector projector = build(Map.of("content-tokens", 2))) {
            NDArray tokens = projector.project(seen, Mode.EVAL).tokens();

            assertThat(Numbers.doubles(Ops.slice(tokens, 1, 0, 1)))
                    .isNotEqualTo(Numbers.doubles(Ops.slice(tokens, 1, 1, 2)));
        }
    }

    @Test
    void refuses_what_does_not_fit_before_anything_is_built() {
        assertThatThrownBy(() -> announce(Map.of("grids", List.of(1, 5))))
                .isInstanceOf(ComponentException.class)
                .hasMessage("grids: a grid of 5 x 5 was asked for, but the mid-level map has 4 x 4 cells; "
                        + "write numbers from 1 to 4, or 0 for the map as it is");
        assertThatThrownBy(() -> announce(Map.of("bottleneck", 128, "heads", 5)))
                .isInstanceOf(ComponentException.class)
                .hasMessage("heads: 5 heads cannot share a bottleneck of 128; write a divisor of 128");
        assertThatThrownBy(() -> announce(Map.of("query", "mean")))
                .hasMessage("query: expected one of high, learned, none, found 'mean'");
    }

    private static int announce(Map<String, Object> options) {
        return PROVIDER.tokensPerClip(Options.of(PROVIDER.options(), options), SMALL);
    }

    private static MgeEfpProjector build(Map<String, Object> options) {
        Map<String, Object> small = new HashMap<>(Map.of("bottleneck", 8, "grids", List.of(1, 3, 0)));
        small.putAll(options);
        return (MgeEfpProjector) PROVIDER.create(Builds.of(PROVIDER, small), SMALL, new TokenSpec(6, 0.25));
    }

    private static List<String> names(Map<String, Object> options) {
        try (MgeEfpProjector projector = build(options)) {
            return projector.parameters().all().stream().map(Parameter::name).toList();
        }
    }

    private static List<String> without(List<String> all, String... gone) {
        return all.stream().filter(name -> !List.of(gone).contains(name)).toList();
    }

    private static double[] tokens(MgeEfpProjector projector, VisualFeatures features) {
        return Numbers.doubles(projector.project(features, Mode.EVAL).tokens());
    }

    private static void fillAll(MgeEfpProjector projector, String name, double value) {
        double[] values = new double[(int) parameter(projector, name).size()];
        Arrays.fill(values, value);
        fill(projector, name, values);
    }

    private static void fill(MgeEfpProjector projector, String name, double... values) {
        parameter(projector, name).set(DoubleBuffer.wrap(values));
    }

    private static NDArray parameter(MgeEfpProjector projector, String name) {
        return projector.parameters().all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .array();
    }
}
