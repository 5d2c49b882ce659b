package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.junit.jupiter.api.Test;

class PictureTest {

    // Channels u, v, strain of 2 x 3 pixels.
    private static final EvidenceSpec FLOW = new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, 2, 3));
    private static final float[] CLIP = {
        1, 2, 3, 4, 5, 6,
        11, 12, 13, 14, 15, 16,
        21, 22, 23, 24, 25, 26
    };

    @Test
    void mirroring_exchanges_left_and_right_and_negates_horizontal_motion_only() {
        assertThat(written(0, 0, true))
                .containsExactly(-3, -2, -1, -6, -5, -4, 13, 12, 11, 16, 15, 14, 23, 22, 21, 26, 25, 24);
    }

    @Test
    void a_shift_brings_in_zeros() {
        assertThat(written(1, 0, false)).startsWith(0, 1, 2, 0, 4, 5);
        assertThat(written(-2, 0, false)).startsWith(3, 0, 0, 6, 0, 0);
        assertThat(written(0, 1, false)).startsWith(0, 0, 0, 1, 2, 3);
    }

    @Test
    void mirroring_comes_before_the_shift() {
        assertThat(written(1, 0, true)).startsWith(0, -3, -2, 0, -6, -5);
    }

    private static float[] written(int right, int down, boolean mirror) {
        float[] target = new float[CLIP.length];
        new Picture(FLOW).write(CLIP, right, down, mirror, target, 0);
        return target;
    }
}
