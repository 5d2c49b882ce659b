package org.aullm.graph.raugnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.Relation;
import org.aullm.graph.kit.Relation.Kind;
import org.aullm.graph.kit.Structure;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.testkit.Builds;
import org.aullm.testkit.Draws;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelationLayerTest {

    // AU4 is with AU7, AU7 with AU12, and AU4 against AU45.
    private final Structure structure = new Structure(
            Draws.units(4, 7, 12, 45),
            List.of(
                    Relation.of(4, 7, Kind.POSITIVE),
                    Relation.of(7, 12, Kind.POSITIVE),
                    Relation.of(4, 45, Kind.NEGATIVE)));
    private final Build build = Builds.of(new RaugnnProvider(), Map.of("hidden", 2, "heads", 1));
    private final Weights weights = new Weights(build);
    private final RelationLayer layer = new RelationLayer(build, weights, structure);
    private final NDArray nodes = Draws.normal(build.manager(), "nodes", 1, DataType.FLOAT64, 1, 4, 2);
    private final NDArray edges = edges(Intervention.NONE);

    @AfterEach
    void close() {
        build.manager().close();
    }

    private NDArray edges(Intervention intervention) {
        return Arrays.data(build.manager(), structure.attention(intervention), DataType.FLOAT64, 4, 4);
    }

    private void set(String name, double... values) {
        weights.set().all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::array)
                .findFirst()
                .orElseThrow()
                .set(DoubleBuffer.wrap(values));
    }

    @Test
    void equal_logits_share_attention_equally_among_the_related() {
        set("key.weight", 0, 0, 0, 0);

        assertThat(Numbers.doubles(layer.attention(nodes, edges)))
                .containsExactly(
                        new double[] {
                            1 / 3.0, 1 / 3.0, 0, 1 / 3.0, //
                            1 / 3.0, 1 / 3.0, 1 / 3.0, 0, //
                            0, 1 / 2.0, 1 / 2.0, 0, //
                            1 / 2.0, 0, 0, 1 / 2.0
                        },
                        within(1e-15));
    }

    @Test
    void a_learned_strength_moves_attention_towards_its_edge() {
        set("key.weight", 0, 0, 0, 0);
        double[] strengths = new double[16];
        strengths[2 * 4 + 1] = Math.log(3); // AU12 listens to AU7
        strengths[2 * 4 + 0] = 50; // no edge: AU12 does not hear AU4 however strong

        NDArray attention =
                layer.attention(nodes, edges.add(Arrays.owned(build.manager(), strengths, DataType.FLOAT64, 4, 4)));

        assertThat(java.util.Arrays.copyOfRange(Numbers.doubles(attention), 8, 12))
                .containsExactly(new double[] {0, 0.75, 0.25, 0}, within(1e-15));
    }

    @Test
    void messages_of_each_kind_go_through_their_own_weights() {
        set("key.weight", 0, 0, 0, 0);
        set("norm.weight", 0, 0);
        set("norm.bias", 1, 0); // every node says (1, 0)
        set("self.weight", 0, 0, 0, 0);
        set("positive.weight", 30, 0, 0, 0);
        set("negative.weight", 0, 0, 60, 0);

        double[] said = Numbers.doubles(layer.exchange(nodes, edges, Mode.EVAL).sub(nodes));

        // Shares: AU4 hears one friend and one foe by a third each; AU7 two friends; AU12 one of two; AU45 one foe of
        // two. From 10 on, gelu is the identity to the last digit.
        assertThat(said).containsExactly(new double[] {10, 20, 20, 0, 15, 0, 0, 30}, within(1e-9));
    }

    @Test
    void a_unit_hears_its_neighbours_and_nobody_else() {
        double[] before = Numbers.doubles(layer.exchange(nodes, edges, Mode.EVAL));
        double[] after = Numbers.doubles(layer.exchange(changed(0), edges, Mode.EVAL));

        assertThat(row(after, 1)).isNotEqualTo(row(before, 1));
        assertThat(row(after, 2)).containsExactly(row(before, 2));
        assertThat(row(after, 3)).isNotEqualTo(row(before, 3));
    }

    @Test
    void without_the_edge_it_hears_nothing() {
        NDArray shut = edges(new Intervention(1, 0));
        double[] before = Numbers.doubles(layer.exchange(nodes, shut, Mode.EVAL));
        double[] after = Numbers.doubles(layer.exchange(changed(0), shut, Mode.EVAL));

        assertThat(row(after, 0)).isNotEqualTo(row(before, 0));
        assertThat(java.util.Arrays.copyOfRange(after, 2, 8))
                .containsExactly(java.util.Arrays.copyOfRange(before, 2, 8));
    }

    private NDArray changed(int unit) {
        double[] change = new double[8];
        change[2 * unit] = 3;
        return Ops.scale(nodes, 1).add(Arrays.owned(build.manager(), change, DataType.FLOAT64, 1, 4, 2));
    }

    private static double[] row(double[] all, int unit) {
        return java.util.Arrays.copyOfRange(all, 2 * unit, 2 * unit + 2);
    }
}
