package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.Test;

/** Hand-made features against cases counted by hand. */
class HandMadeTest {

    @Test
    void there_are_58_uniform_patterns_and_one_bin_for_all_others() {
        int[] sizes = new int[BinaryPatterns.BINS];
        IntStream.range(0, 256).forEach(code -> sizes[BinaryPatterns.bin(code)]++);
        assertThat(Arrays.copyOf(sizes, 58)).containsOnly(1);
        assertThat(sizes[58]).isEqualTo(256 - 58);
        assertThat(BinaryPatterns.bin(0b00000101)).isEqualTo(58);
        assertThat(BinaryPatterns.bin(0b10000001)).isLessThan(58);
    }

    @Test
    void a_single_point_has_one_pattern_in_each_plane() {
        // Three frames of 3 x 3; the point in the middle is 5. At least as bright are: right of it (9), above it (6),
        // and the
        // same place in the frame before (7).
        float[] clip = new float[27];
        clip[13] = 5;
        clip[14] = 9;
        clip[10] = 6;
        clip[4] = 7;
        float[] histograms = seen(new LbpTopProvider(), Map.of("grid", 1), clip, Clips.of(3, 3, 3));

        // XY: right is neighbour 0, above is neighbour 2: 101 in binary, not uniform.
        assertThat(histograms[58]).isEqualTo(1);
        // XT: right is neighbour 0, before is neighbour 2: the same.
        assertThat(histograms[59 + 58]).isEqualTo(1);
        // YT: down is neighbour 0 and darker, before is neighbour 2, above is neighbour 4: 10100, not uniform.
        assertThat(histograms[118 + 58]).isEqualTo(1);
        assertThat(sum(histograms)).isEqualTo(3);
    }

    @Test
    void a_flat_clip_has_the_pattern_of_all_ones_everywhere() {
        float[] histograms = seen(new LbpTopProvider(), Map.of("grid", 2), new float[5 * 8 * 8], Clips.of(5, 8, 8));
        int all = BinaryPatterns.bin(255);
        for (int plane = 0; plane < 3; plane++) {
            for (int block = 0; block < 4; block++) {
                assertThat(histograms[(plane * 59 + all) * 4 + block]).isEqualTo(1);
            }
        }
        assertThat(sum(histograms)).isEqualTo(12);
    }

    @Test
    void patterns_do_not_change_with_brightness_and_contrast() {
        float[] clip = new float[4 * 10 * 10];
        float[] other = new float[clip.length];
        for (int i = 0; i < clip.length; i++) {
            clip[i] = (i * 37) % 101;
            other[i] = 3 * clip[i] - 50;
        }
        var provider = new LbpTopProvider();
        assertThat(seen(provider, Map.of(), clip, Clips.of(4, 10, 10)))
                .containsExactly(seen(provider, Map.of(), other, Clips.of(4, 10, 10)));
    }

    @Test
    void the_main_direction_is_the_mean_of_the_fullest_sector() {
        // 2 x 2 pixels, one region: three move right and a little down, one moves left.
        float[] picture = {3, 3, 3, -9, 1, 1, 1, -1, 0, 0, 0, 0};
        float[] features = seen(
                new FlowHistogramProvider(),
                Map.of("grid", 1, "bins", 4, "histogram", true),
                picture,
                Pictures.of(2, 2));
        double length = Math.sqrt(10);
        double left = Math.sqrt(82);
        assertThat(features).hasSize(7);
        assertThat((double) features[0]).isCloseTo(length, within(1e-6));
        assertThat((double) features[1]).isCloseTo(3 / length, within(1e-6));
        assertThat((double) features[2]).isCloseTo(1 / length, within(1e-6));
        // Sectors of a quarter turn: right and down; left and up.
        assertThat((double) features[3]).isCloseTo(3 * length / (3 * length + left), within(1e-6));
        assertThat((double) features[5]).isCloseTo(left / (3 * length + left), within(1e-6));
    }

    @Test
    void where_nothing_moves_there_is_no_direction() {
        assertThat(seen(new FlowHistogramProvider(), Map.of(), new float[3 * 64], Pictures.of(8, 8)))
                .containsOnly(0);
    }

    @Test
    void two_streams_join_their_maps_and_vectors() {
        var provider = new LedFlowProvider();
        Build build = Builds.of(provider, Map.of(), Tuning.FULL, DataType.FLOAT32, 1);
        EvidenceSpec evidence = new EvidenceSpec(provider.input(), new ai.djl.ndarray.types.Shape(4, 6, 64, 64));
        try (VisualEncoder encoder = provider.create(build, evidence)) {
            assertThat(encoder.features()).isEqualTo(new FeatureSpec(128, 2, 9, 9, 512));
            int sssNet = (3 * 25 * 32 + 32) + (32 * 9 * 64 + 64) + 2 * (32 + 64) + (5184 * 256 + 256);
            assertThat(encoder.parameters().trainedSize())
                    .isEqualTo(2_692_931 + sssNet)
                    .isEqualTo(4_041_411);
        }
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static float[] seen(
            VisualEncoderProvider provider, Map<String, ?> options, float[] clip, EvidenceSpec evidence) {
        Build build = Builds.of(provider, options, Tuning.FROZEN, DataType.FLOAT32, 1);
        try (VisualEncoder encoder = provider.create(build, evidence)) {
            long[] shape =
                    new ai.djl.ndarray.types.Shape(1).addAll(evidence.shape()).getShape();
            NDArray array = org.aullm.tensor.Arrays.data(build.manager(), clip, DataType.FLOAT32, shape);
            return encoder.encode(array, Mode.EVAL).high().toFloatArray();
        }
    }
}
