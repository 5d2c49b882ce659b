package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplingTest {

    // Probabilities 0.1, 0.6, 0.3.
    private static final double[] LOGITS = {Math.log(1), Math.log(6), Math.log(3)};

    @Test
    void greedy_takes_the_likeliest() {
        assertThat(Sampling.GREEDY.choose(LOGITS, new SplittableRandom(1))).isEqualTo(1);
    }

    @Test
    void temperature_one_draws_with_the_models_probabilities() {
        assertThat(share(new Sampling(1, 1, 2), 2)).isCloseTo(0.3, within(0.02));
    }

    @Test
    void a_nucleus_leaves_out_the_unlikely() {
        // 0.6 alone is below 0.8, with 0.3 it is not: the two are drawn from as 2 to 1.
        assertThat(share(new Sampling(1, 0.8, 2), 0)).isZero();
        assertThat(share(new Sampling(1, 0.8, 2), 2)).isCloseTo(1.0 / 3, within(0.02));
    }

    @Test
    void impossible_settings_are_refused() {
        assertThatThrownBy(() -> new Sampling(-1, 0, 1))
                .hasMessage("temperature must be at least 0 and nucleus above 0 and at most 1, got -1.0 and 0.0");
    }

    private static double share(Sampling sampling, int word) {
        SplittableRandom random = sampling.random();
        int hits = 0;
        for (int i = 0; i < 10_000; i++) {
            hits += sampling.choose(LOGITS, random) == word ? 1 : 0;
        }
        return hits / 10_000.0;
    }
}
