package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Darwin's fifteen pairs of maize plants, crossed minus self-fertilized, in eighths of an inch, with which Fisher
 * introduced the permutation test (The Design of Experiments, 1935, sections 17 and 21).
 */
class SignedRanksTest {

    private static final double[] MAIZE = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};

    @Test
    void fishers_permutation_test_of_darwins_maize() {
        // Fisher: 863 of 32,768 ways reach the total of 314 on its side.
        double p = SignFlips.pValue(MAIZE.length, new Settings(1, 40_000, 1), exchanged -> {
            double sum = 0;
            for (int i = 0; i < MAIZE.length; i++) {
                sum += exchanged[i] ? -MAIZE[i] : MAIZE[i];
            }
            return sum;
        });

        assertThat(p).isEqualTo(2 * 863 / 32_768.0);
    }

    @Test
    void wilcoxons_test_and_effect_of_darwins_maize() {
        // Ranks in favour 96, against 24, of 120. 675 of 32,768 ways have at most 24 against.
        SignedRanks ranks = SignedRanks.of(MAIZE);

        assertThat(ranks.rankBiserial()).isCloseTo(0.6, Offset.offset(1e-12));
        assertThat(ranks.p()).isCloseTo(2 * 675 / 32_768.0, Offset.offset(1e-4));
    }

    @Test
    void all_in_favour_are_one_and_nobody_is_nothing() {
        assertThat(SignedRanks.of(new double[] {0.1, 0.2, 0.3}).rankBiserial()).isEqualTo(1);
        assertThat(SignedRanks.of(new double[] {-0.1, -0.2, -0.3}).rankBiserial())
                .isEqualTo(-1);
        assertThat(SignedRanks.of(List.of(new SubjectEffect("s", 0)))).isEqualTo(new SignedRanks(0, 1));
    }
}
