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

    @Test
    void shown_frames_lie_evenly_up_to_the_last_that_is_asked_for() {
        Picture picture = new Picture(frames(9), frames(3));
        float[] clip = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        float[] shown = new float[3];
        picture.write(clip, Batch.Change.NONE, shown, 0);
        assertThat(shown).containsExactly(0, 4, 8);
        picture.write(clip, new Batch.Change(0, 0, true, 6), shown, 0);
        assertThat(shown).containsExactly(0, 3, 6);
    }

    private static EvidenceSpec frames(int count) {
        return new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, count, 1, 1));
    }

    @Test
    void mirrored_frames_keep_their_sign_and_only_their_horizontal_flow_changes_it() {
        // Channels grey, u, v, strain of 2 frames of 1 x 2 pixels.
        EvidenceSpec both = new EvidenceSpec(EvidenceKind.FRAMES_AND_FLOW, new Shape(4, 2, 1, 2));
        float[] clip = {1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24, 31, 32, 33, 34};
        float[] target = new float[clip.length];
        new Picture(both).write(clip, 0, 0, true, target, 0);
        assertThat(target).containsExactly(2, 1, 4, 3, -12, -11, -14, -13, 22, 21, 24, 23, 32, 31, 34, 33);
    }

    private static float[] written(int right, int down, boolean mirror) {
        float[] target = new float[CLIP.length];
        new Picture(FLOW).write(CLIP, right, down, mirror, target, 0);
        return target;
    }
}
