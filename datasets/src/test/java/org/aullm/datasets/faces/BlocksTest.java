package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlocksTest {

    @Test
    void an_even_block_keeps_its_level_up_to_half_a_step() {
        float[] grey = new float[64];
        Arrays.fill(grey, 77);
        new Blocks(8).through(grey);
        // The step of the level is 0.8 * 16 over a transform that multiplies it by 8.
        for (float value : grey) {
            assertThat(value).isCloseTo(77, within(0.81f));
        }
    }

    @Test
    void fine_patterns_are_lost_and_coarse_ones_stay() {
        float[] fine = new float[64];
        float[] coarse = new float[64];
        for (int i = 0; i < 64; i++) {
            fine[i] = 128 + ((i % 8 + i / 8) % 2 == 0 ? 3 : -3);
            coarse[i] = i % 8 < 4 ? 98 : 158;
        }
        new Blocks(8).through(fine);
        new Blocks(8).through(coarse);
        assertThat(fine[0]).isCloseTo(128, within(0.01f));
        assertThat(coarse[1]).isLessThan(110);
        assertThat(coarse[6]).isGreaterThan(146);
    }

    @Test
    void what_no_whole_block_covers_is_left() {
        float[] grey = new float[100];
        Arrays.fill(grey, 3.25f);
        new Blocks(10).through(grey);
        assertThat(grey[99]).isEqualTo(3.25f);
    }
}
