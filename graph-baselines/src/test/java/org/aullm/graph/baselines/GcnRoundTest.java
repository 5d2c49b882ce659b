package org.aullm.graph.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GcnRoundTest {

    private final Rig rig = new Rig(new GcnProvider(), Map.of("hidden", Rig.HIDDEN));
    private final GcnRound round = new GcnRound(rig.build, rig.weights);
    // Degrees with self loops: AU4 three, AU7 three, AU12 two, AU45 two.
    private final double[] shares = {
        1 / 3.0,
        1 / 3.0,
        0,
        1 / Math.sqrt(6), //
        1 / 3.0,
        1 / 3.0,
        1 / Math.sqrt(6),
        0, //
        0,
        1 / Math.sqrt(6),
        1 / 2.0,
        0, //
        1 / Math.sqrt(6),
        0,
        0,
        1 / 2.0
    };

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shares_are_normalised_by_both_degrees() {
        float[] normalised = GcnRound.normalised(rig.structure.adjacency(Intervention.NONE), Rig.UNITS);

        for (int i = 0; i < shares.length; i++) {
            assertThat(normalised[i]).isCloseTo((float) shares[i], within(1e-7f));
        }
    }

    @Test
    void a_round_is_the_published_product_beside_the_node_itself() {
        double[] value = rig.get("value.weight");
        double[] nodes = Numbers.doubles(rig.nodes);

        NDArray after = round.exchange(rig.nodes, rig.array(shares, 4, 4), Mode.EVAL);

        for (int clip = 0; clip < Rig.CLIPS; clip++) {
            for (int unit = 0; unit < Rig.UNITS; unit++) {
                double[] expected = Rig.row(nodes, clip, unit);
                double[] heard = new double[Rig.HIDDEN];
                for (int other = 0; other < Rig.UNITS; other++) {
                    double[] said = Rig.times(value, Rig.normalised(Rig.row(nodes, clip, other)));
                    for (int i = 0; i < Rig.HIDDEN; i++) {
                        heard[i] += shares[unit * 4 + other] * said[i];
                    }
                }
                for (int i = 0; i < Rig.HIDDEN; i++) {
                    expected[i] += Math.max(0, heard[i]);
                }
                assertThat(Rig.row(Numbers.doubles(after), clip, unit)).containsExactly(expected, within(1e-9));
            }
        }
    }

    @Test
    void it_tells_shares_that_sum_to_one() {
        double[] told = Numbers.doubles(round.attention(rig.nodes, rig.array(shares, 4, 4)));

        double sum = 1 / Math.sqrt(6) + 1 / 2.0;
        assertThat(told).hasSize(Rig.CLIPS * 16);
        assertThat(told[16 + 3 * 4]).isCloseTo(1 / Math.sqrt(6) / sum, within(1e-12));
        assertThat(told[16 + 3 * 4 + 3]).isCloseTo(0.5 / sum, within(1e-12));
    }
}
