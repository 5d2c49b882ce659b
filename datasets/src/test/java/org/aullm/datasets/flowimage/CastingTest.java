package org.aullm.datasets.flowimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aullm.datasets.JointModel;
import org.aullm.datasets.JointModel.Coupling;
import org.aullm.datasets.RandomStream;
import org.junit.jupiter.api.Test;

class CastingTest {

    private static final int DRAWS = 20_000;

    private final JointModel coupled = Casting.model(1);
    private final JointModel tightly = Casting.model(2);
    private final JointModel independent = Casting.model(0);

    @Test
    void every_unit_has_its_share_with_couplings_and_without() {
        for (JointModel model : List.of(coupled, tightly, independent)) {
            for (int i = 0; i < Casting.UNITS.size(); i++) {
                assertThat(model.probability(1 << i)).isCloseTo(Casting.SHARES.get(i), within(1e-9));
            }
        }
    }

    @Test
    void without_couplings_units_are_independent() {
        for (Coupling pair : Casting.COUPLINGS) {
            assertThat(excess(independent, pair)).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void coupled_units_come_together_or_avoid_each_other() {
        for (Coupling pair : Casting.COUPLINGS) {
            assertThat(excess(coupled, pair) * Math.signum(pair.strength()))
                    .as(pair.toString())
                    .isGreaterThan(0.01);
        }
    }

    @Test
    void stronger_couplings_hold_pairs_together_more_tightly() {
        for (Coupling pair : Casting.COUPLINGS) {
            assertThat(excess(tightly, pair) / excess(coupled, pair))
                    .as(pair.toString())
                    .isGreaterThan(1.1);
        }
    }

    @Test
    void draws_follow_the_probabilities() {
        RandomStream random = new RandomStream(3, "test");
        int[] with = new int[Casting.UNITS.size()];
        int pairs = 0;
        int pair = Casting.bit(6) | Casting.bit(12);
        for (int draw = 0; draw < DRAWS; draw++) {
            int state = coupled.draw(random);
            pairs += (state & pair) == pair ? 1 : 0;
            for (int i = 0; i < with.length; i++) {
                with[i] += state >> i & 1;
            }
        }

        // Four standard errors at most: sqrt(p (1 - p) / n) is 0.0031 at p = 0.26.
        for (int i = 0; i < with.length; i++) {
            assertThat(with[i] / (double) DRAWS).isCloseTo(Casting.SHARES.get(i), within(0.0125));
        }
        assertThat(pairs / (double) DRAWS).isCloseTo(coupled.probability(pair), within(0.0125));
    }

    @Test
    void about_one_clip_in_five_shows_no_unit() {
        assertThat(1 - anyUnit(coupled)).isBetween(0.15, 0.3);
    }

    // P(both) - P(one) P(other)
    private static double excess(JointModel model, Coupling pair) {
        int one = Casting.bit(pair.unit());
        int other = Casting.bit(pair.other());
        return model.probability(one | other) - model.probability(one) * model.probability(other);
    }

    // Inclusion and exclusion over all sets of units.
    private static double anyUnit(JointModel model) {
        double any = 0;
        for (int set = 1; set < 1 << Casting.UNITS.size(); set++) {
            any += (Integer.bitCount(set) % 2 == 1 ? 1 : -1) * model.probability(set);
        }
        return any;
    }
}
