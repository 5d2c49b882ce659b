package org.aullm.graph.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.aullm.api.Mode;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Test;

class GatRoundTest {

    private static final int HEADS = 2;
    private static final int WIDTH = Rig.HIDDEN / HEADS;

    @Test
    void a_round_is_the_published_attention_beside_the_node_itself() {
        try (Rig rig = new Rig(new GatProvider(), Map.of("hidden", Rig.HIDDEN, "heads", HEADS))) {
            GatRound round = new GatRound(rig.build, rig.weights, Rig.UNITS);
            double[] nodes = Numbers.doubles(rig.nodes);

            double[] after = Numbers.doubles(round.exchange(rig.nodes, rig.mask(), Mode.EVAL));
            double[] attention = Numbers.doubles(round.attention(rig.nodes, rig.mask()));

            for (int clip = 0; clip < Rig.CLIPS; clip++) {
                for (int unit = 0; unit < Rig.UNITS; unit++) {
                    double[] expected = Rig.row(nodes, clip, unit);
                    for (int head = 0; head < HEADS; head++) {
                        double[] shares = shares(rig, nodes, clip, unit, head);
                        for (int other = 0; other < Rig.UNITS; other++) {
                            int at = ((clip * HEADS + head) * Rig.UNITS + unit) * Rig.UNITS + other;
                            assertThat(attention[at]).isCloseTo(shares[other], within(1e-9));
                        }
                        for (int i = 0; i < WIDTH; i++) {
                            double heard = 0;
                            for (int other = 0; other < Rig.UNITS; other++) {
                                heard += shares[other] * z(rig, nodes, clip, other)[head * WIDTH + i];
                            }
                            expected[head * WIDTH + i] += heard > 0 ? heard : Math.expm1(heard);
                        }
                    }
                    assertThat(Rig.row(after, clip, unit)).containsExactly(expected, within(1e-9));
                }
            }
        }
    }

    private static double[] z(Rig rig, double[] nodes, int clip, int unit) {
        return Rig.times(rig.get("value.weight"), Rig.normalised(Rig.row(nodes, clip, unit)));
    }

    /** Whom a unit hears in one head; nobody without an edge. */
    private static double[] shares(Rig rig, double[] nodes, int clip, int unit, int head) {
        double[] left = java.util.Arrays.copyOfRange(rig.get("listener"), head * WIDTH, (head + 1) * WIDTH);
        double[] right = java.util.Arrays.copyOfRange(rig.get("speaker"), head * WIDTH, (head + 1) * WIDTH);
        double[] shares = new double[Rig.UNITS];
        double sum = 0;
        for (int other = 0; other < Rig.UNITS; other++) {
            if (rig.open(unit, other)) {
                double logit = Rig.dot(z(rig, nodes, clip, unit), head * WIDTH, left)
                        + Rig.dot(z(rig, nodes, clip, other), head * WIDTH, right);
                shares[other] = Math.exp(logit > 0 ? logit : 0.2f * logit);
                sum += shares[other];
            }
        }
        for (int other = 0; other < Rig.UNITS; other++) {
            shares[other] /= sum;
        }
        return shares;
    }
}
