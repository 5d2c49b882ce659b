package org.aullm.graph.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Test;

class EdgeMessagesTest {

    private static final int D = Rig.HIDDEN;

    @Test
    void a_round_gates_messages_by_edges_that_it_renews_first() {
        try (Rig rig = rig(0)) {
            EdgeMessages messages = new EdgeMessages(rig.build, rig.weights, rig.structure, 1);
            double[] nodes = Numbers.doubles(rig.nodes);

            double[] after = Numbers.doubles(messages.exchange(rig.nodes, Intervention.NONE, Mode.EVAL));

            for (int clip = 0; clip < Rig.CLIPS; clip++) {
                for (int unit = 0; unit < Rig.UNITS; unit++) {
                    double[] node = Rig.row(nodes, clip, unit);
                    double[] own =
                            Rig.plus(Rig.times(rig.get("layer1.self.weight"), node), rig.get("layer1.self.bias"));
                    double[] heard = Rig.normalised(Rig.plus(own, heard(rig, nodes, clip, unit)));
                    for (int i = 0; i < D; i++) {
                        node[i] += Math.max(0, heard[i]);
                    }
                    assertThat(Rig.row(after, clip, unit)).containsExactly(node, within(1e-9));
                }
            }
        }
    }

    private static double[] heard(Rig rig, double[] nodes, int clip, int unit) {
        double[] heard = new double[D];
        double[] sums = new double[D];
        for (int other = 0; other < Rig.UNITS; other++) {
            if (rig.open(unit, other)) {
                double[] edge = edge(rig, Rig.row(nodes, clip, unit), Rig.row(nodes, clip, other));
                double[] said = Rig.times(rig.get("layer1.value.weight"), Rig.row(nodes, clip, other));
                for (int i = 0; i < D; i++) {
                    double gate = Math.exp(1 / (1 + Math.exp(-edge[i])));
                    sums[i] += gate;
                    heard[i] += gate * said[i];
                }
            }
        }
        for (int i = 0; i < D; i++) {
            heard[i] /= sums[i];
        }
        return heard;
    }

    /** An edge after one round. */
    private static double[] edge(Rig rig, double[] listener, double[] speaker) {
        double[] product = new double[D];
        for (int i = 0; i < D; i++) {
            product[i] = listener[i] * speaker[i];
        }
        double[] start = Rig.plus(
                Rig.plus(Rig.times(rig.get("edge.listener.weight"), listener), rig.get("edge.listener.bias")),
                Rig.plus(
                        Rig.times(rig.get("edge.speaker.weight"), speaker),
                        Rig.times(rig.get("edge.product.weight"), product)));
        double[] renewed = Rig.normalised(Rig.plus(
                Rig.plus(Rig.times(rig.get("layer1.edge.weight"), start), rig.get("layer1.edge.bias")),
                Rig.plus(
                        Rig.times(rig.get("layer1.listener.weight"), listener),
                        Rig.times(rig.get("layer1.speaker.weight"), speaker))));
        for (int i = 0; i < D; i++) {
            start[i] += Math.max(0, renewed[i]);
        }
        return start;
    }

    @Test
    void nearest_leaves_each_unit_itself_and_the_most_alike_of_its_relations() {
        try (Rig rig = rig(1)) {
            EdgeMessages messages = new EdgeMessages(rig.build, rig.weights, rig.structure, 1);
            // In the first clip AU4 is like AU45, in the second like AU7; AU12 is most like AU4, but not related.
            NDArray nodes = rig.array(
                    new double[] {
                        1, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 1, 0, 0, //
                        1, 0, 0, 0, 3, 1, 0, 0, 4, 0, 0, 0, 1, 1, 0, 0
                    },
                    2,
                    4,
                    4);

            double[] attention = Numbers.doubles(messages.attention(nodes));

            assertThat(heardBy(attention, 0, 0)).containsExactly(true, false, false, true);
            assertThat(heardBy(attention, 1, 0)).containsExactly(true, true, false, false);
            assertThat(heardBy(attention, 0, 2)).containsExactly(false, true, true, false);
        }
    }

    private static Boolean[] heardBy(double[] attention, int clip, int unit) {
        Boolean[] heard = new Boolean[Rig.UNITS];
        for (int other = 0; other < Rig.UNITS; other++) {
            heard[other] = attention[(clip * Rig.UNITS + unit) * Rig.UNITS + other] > 0;
        }
        return heard;
    }

    private static Rig rig(int nearest) {
        return new Rig(new EdgeFeatureProvider(), Map.of("hidden", D, "nearest", nearest));
    }
}
