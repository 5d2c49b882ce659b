package org.aullm.graph.raugnn;

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
import java.util.stream.LongStream;
import org.aullm.api.ComponentException;
import org.aullm.api.Explanation;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.RelationGraph;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Options;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.testkit.Builds;
import org.aullm.testkit.Draws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RaugnnGraphTest {

    private static final FeatureSpec SMALL = new FeatureSpec(3, 2, 4, 4, 5);
    private static final TokenSpec TOKENS = new TokenSpec(6, 0.25);
    private static final RaugnnProvider PROVIDER = new RaugnnProvider();
    private static final LabelTable TRAINING = new LabelTable(Draws.units(1, 2, 4, 12, 45), List.of());

    private final NDManager root = Engines.newManager(Device.cpu());
    private final VisualFeatures seen = Draws.features(root, SMALL, 1, DataType.FLOAT64, 2);

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void dropping_all_edges_leaves_the_self_loops_of_prior_none() {
        // Without kinds both have the same weights.
        Map<String, Object> plain = Map.of("relation-kinds", false);
        try (RelationGraph macro = build(plain);
                RelationGraph alone = build(Map.of("relation-kinds", false, "prior", "none"))) {
            double[] dropped = tokens(macro, new Intervention(1, 9));

            assertThat(dropped).containsExactly(tokens(alone, Intervention.NONE));
            assertThat(dropped).isNotEqualTo(tokens(macro, Intervention.NONE));
        }
    }

    @Test
    void instruction_tokens_depend_on_which_edges_are_dropped_and_on_nothing_else() {
        try (RelationGraph graph = build(Map.of())) {
            double[] one = tokens(graph, new Intervention(0.3, 1));

            assertThat(tokens(graph, new Intervention(0.3, 1))).containsExactly(one);
            // One of four relations goes: four outcomes, whatever the seed.
            assertThat(LongStream.range(0, 30)
                            .mapToObj(seed -> tokens(graph, new Intervention(0.3, seed)))
                            .map(Arrays::toString)
                            .distinct())
                    .hasSize(4);
        }
    }

    @Test
    void one_layer_reaches_neighbours_and_two_reach_theirs() {
        // AU12 knows AU4 only, AU4 knows AU1: what AU1 is like reaches AU12 in the second round.
        assertThat(firstUnitReachesFourth(1)).isFalse();
        assertThat(firstUnitReachesFourth(2)).isTrue();
    }

    private boolean firstUnitReachesFourth(int layers) {
        try (RelationGraph graph = build(Map.of("layers", layers))) {
            double before = judgement(graph, 3);
            NDArray identities = parameter(graph, "node.unit");
            double[] values = Numbers.doubles(identities);
            for (int i = 0; i < 8; i++) {
                values[i] += i;
            }
            identities.set(DoubleBuffer.wrap(values));
            return before != judgement(graph, 3);
        }
    }

    @Test
    void a_unit_without_relations_is_a_node_like_any_other() {
        try (RelationGraph graph = build(Map.of())) {
            assertThat(graph.description().facts())
                    .containsExactly(
                            Map.entry("prior", "macro"),
                            Map.entry("relations", "3 positive, 1 negative"),
                            Map.entry("units without a relation", "AU45"),
                            Map.entry("layers", "2"),
                            Map.entry("hidden", "8"));
            assertThat(graph.relate(seen, Intervention.NONE, Mode.EVAL)
                            .auxiliary()
                            .orElseThrow()
                            .getShape()
                            .getShape())
                    .containsExactly(2, 5);
        }
    }

    @Test
    void one_unit_alone_makes_a_graph() {
        try (RelationGraph graph = PROVIDER.create(
                Builds.of(PROVIDER, Map.of()), SMALL, TOKENS, new LabelTable(Draws.units(45), List.of()))) {
            double[] tokens = tokens(graph, new Intervention(0.5, 1));

            assertThat(tokens).hasSize(2 * 6).containsExactly(tokens(graph, Intervention.NONE));
        }
    }

    @Test
    void every_switch_adds_or_removes_its_own_weights() {
        List<String> layer1 = List.of(
                "layer1.norm.weight",
                "layer1.norm.bias",
                "layer1.query.weight",
                "layer1.query.bias",
                "layer1.key.weight",
                "layer1.self.weight",
                "layer1.positive.weight",
                "layer1.negative.weight");
        List<String> all = names(Map.of("layers", 1));

        assertThat(all.stream().filter(name -> name.startsWith("layer"))).isEqualTo(layer1);
        assertThat(gone(all, Map.of("layers", 1, "node-attention", false)))
                .containsExactly("node.mid.query", "node.mid.where", "node.mid.value.weight");
        assertThat(gone(all, Map.of("layers", 1, "learned-strengths", false))).containsExactly("strengths");
        assertThat(gone(all, Map.of("layers", 1, "auxiliary-weight", 0))).containsExactly("head.weight", "head.bias");
        assertThat(gone(all, Map.of("layers", 1, "prior", "full"))).containsExactly("layer1.negative.weight");
        assertThat(gone(all, Map.of("layers", 1, "prior", "none")))
                .containsExactly("layer1.positive.weight", "layer1.negative.weight");
        assertThat(names(Map.of("layers", 1, "relation-kinds", false)))
                .contains("layer1.value.weight")
                .doesNotContain("layer1.self.weight", "layer1.positive.weight", "layer1.negative.weight");
        assertThat(names(Map.of("layers", 2))).hasSize(all.size() + layer1.size());
    }

    @Test
    void it_tells_its_prior_whom_units_hear_and_where_they_look() {
        try (RelationGraph graph = build(Map.of())) {
            double[] strengths = new double[25];
            Arrays.fill(strengths, 0.5);
            parameter(graph, "strengths").set(DoubleBuffer.wrap(strengths));

            Map<String, Explanation> told = new HashMap<>();
            graph.explain(seen).forEach(each -> told.put(each.name(), each));

            assertThat(told).containsOnlyKeys("prior", "attention", "strength", "evidence", "pooling");
            assertThat(values(told, "prior"))
                    .containsExactly(
                            0, 1, 1, 0, 0, //
                            1, 0, 1, 0, 0, //
                            1, 1, 0, -1, 0, //
                            0, 0, -1, 0, 0, //
                            0, 0, 0, 0, 0);
            assertThat(values(told, "strength"))
                    .containsExactly(
                            .5, .5, .5, 0, 0, //
                            .5, .5, .5, 0, 0, //
                            .5, .5, .5, .5, 0, //
                            0, 0, .5, .5, 0, //
                            0, 0, 0, 0, .5);
            double[] attention = values(told, "attention");
            for (int row = 0; row < 2 * 5; row++) {
                assertThat(Arrays.stream(attention, 5 * row, 5 * row + 5).sum()).isCloseTo(1, within(1e-12));
            }
            assertThat(attention[3]).isZero(); // AU1 does not hear AU12
            assertThat(attention[24]).isOne(); // AU45 hears itself
            double[] evidence = values(told, "evidence");
            for (int row = 0; row < 2 * 5; row++) {
                assertThat(Arrays.stream(evidence, 32 * row, 32 * row + 32).sum())
                        .isCloseTo(1, within(1e-12));
            }
        }
    }

    private static double[] values(Map<String, Explanation> told, String name) {
        return Numbers.doubles(java.util.Objects.requireNonNull(told.get(name)).values());
    }

    @Test
    void without_auxiliary_weight_there_is_no_judgement() {
        try (RelationGraph graph = build(Map.of("auxiliary-weight", 0))) {
            assertThat(graph.auxiliaryWeight()).isZero();
            assertThat(graph.relate(seen, Intervention.NONE, Mode.EVAL).auxiliary())
                    .isEmpty();
        }
    }

    @Test
    void instruction_tokens_start_as_long_as_words() {
        try (RelationGraph graph = build(Map.of())) {
            double meanSquare = Arrays.stream(tokens(graph, Intervention.NONE))
                    .map(x -> x * x)
                    .average()
                    .orElseThrow();

            assertThat(Math.sqrt(meanSquare)).isCloseTo(0.25, within(1e-3));
        }
    }

    @Test
    void refuses_what_does_not_fit_before_anything_is_built() {
        assertThatThrownBy(() -> PROVIDER.tokensPerClip(
                        Options.of(PROVIDER.options(), Map.of("heads", 5)), SMALL, TRAINING.units()))
                .isInstanceOf(ComponentException.class)
                .hasMessage("heads: 5 heads cannot share a hidden width of 64; write a divisor of 64");
        assertThatThrownBy(() -> PROVIDER.tokensPerClip(Options.of(PROVIDER.options(), Map.of()), SMALL, List.of()))
                .isInstanceOf(ComponentException.class)
                .hasMessage("r-augnn: a graph needs at least one action unit as node; name some in 'units'");
    }

    private static RelationGraph build(Map<String, Object> options) {
        Map<String, Object> small = new HashMap<>(Map.of("hidden", 8));
        small.putAll(options);
        return PROVIDER.create(Builds.of(PROVIDER, small), SMALL, TOKENS, TRAINING);
    }

    private double[] tokens(RelationGraph graph, Intervention intervention) {
        return Numbers.doubles(
                graph.relate(seen, intervention, Mode.EVAL).tokens().tokens());
    }

    /** What one unit's node says of the first clip: a function of that node alone. */
    private double judgement(RelationGraph graph, int unit) {
        return Numbers.doubles(
                graph.relate(seen, Intervention.NONE, Mode.EVAL).auxiliary().orElseThrow())[unit];
    }

    private static List<String> names(Map<String, Object> options) {
        try (RelationGraph graph = build(options)) {
            return graph.parameters().all().stream().map(Parameter::name).toList();
        }
    }

    private static List<String> gone(List<String> all, Map<String, Object> options) {
        List<String> names = names(options);
        assertThat(all).containsAll(names);
        return all.stream().filter(name -> !names.contains(name)).toList();
    }

    private static NDArray parameter(RelationGraph graph, String name) {
        return graph.parameters().all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .array();
    }
}
