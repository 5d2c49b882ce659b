package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.core.result.Standardization;
import org.junit.jupiter.api.Test;

class StandardizerTest {

    @Test
    void each_channel_gets_mean_0_and_deviation_1_over_all_clips() {
        // Channel 0 holds 1 1 3 3, channel 1 holds 0 4 4 8.
        Standardizer standardizer = Standardizer.fit(List.of(new float[] {1, 1, 0, 4}, new float[] {3, 3, 4, 8}), 2);

        assertThat(standardizer.mean()).containsExactly(2, 4);
        assertThat(standardizer.deviation()).containsExactly(1, Math.sqrt(8));
        assertThat(standardizer.apply(new float[] {2, 3, 4, 4})).containsExactly(0, 1, 0, 0);
    }

    @Test
    void the_average_clip_is_0_in_every_channel() {
        EvidenceSpec features = new EvidenceSpec(EvidenceKind.FEATURES, new Shape(2, 1, 1, 2));
        Standardization measured = new Standardization(
                false, new Standardization.Channels(List.of(2.0, 4.0), List.of(1.0, 3.0)), Map.of());
        assertThat(Standard.of(measured, 2).average(features)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void a_channel_that_never_changes_is_only_centred() {
        assertThat(Standardizer.fit(List.of(new float[] {5, 5}), 1).apply(new float[] {5, 6}))
                .containsExactly(0, 1);
    }
}
