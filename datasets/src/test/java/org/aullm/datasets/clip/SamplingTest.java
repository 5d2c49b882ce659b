package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplingTest {

    @Test
    void uniform_goes_from_the_first_frame_to_the_last() {
        assertThat(Sampling.UNIFORM.places(4, 10, 2)).containsExactly(0, 3, 6, 9);
        assertThat(Sampling.UNIFORM.places(3, 4, 2)).containsExactly(0, 2, 3);
    }

    @Test
    void three_frames_by_the_apex_are_onset_apex_and_offset() {
        assertThat(Sampling.ONSET_APEX_OFFSET.places(3, 21, 6)).containsExactly(0, 6, 20);
        assertThat(Sampling.ONSET_APEX_OFFSET.places(5, 21, 6)).containsExactly(0, 3, 6, 13, 20);
    }

    @Test
    void interpolated_places_lie_between_frames() {
        assertThat(Sampling.INTERPOLATED.places(5, 3, 1)).containsExactly(0, 0.5, 1, 1.5, 2);
    }

    @Test
    void more_frames_than_there_are_come_several_times() {
        assertThat(Sampling.UNIFORM.places(5, 2, 1)).containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void one_frame_is_the_apex() {
        assertThat(Sampling.UNIFORM.places(1, 9, 7)).containsExactly(7);
        assertThat(Sampling.INTERPOLATED.places(1, 9, 7)).containsExactly(7);
    }
}
