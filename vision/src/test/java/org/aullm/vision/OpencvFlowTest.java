package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.flow.FarnebackProvider;
import org.bytedeco.opencv.opencv_optflow.DualTVL1OpticalFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpencvFlowTest {

    private static final int SIZE = 112;

    @BeforeAll
    static void assume() {
        Given.opencv();
    }

    static Stream<FlowProvider> methods() {
        return Stream.of(new DisProvider(), new TvL1Provider(), new OpencvFarnebackProvider());
    }

    private static FlowMethod method(FlowProvider provider, Map<String, ?> options) {
        return provider.create(Options.of(provider.options(), options));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_shift_is_found_to_a_tenth_of_a_pixel(FlowProvider provider) {
        try (FlowMethod method = method(provider, Map.of())) {
            Flow flow = method.between(Texture.shifted(SIZE, 0, 0), Texture.shifted(SIZE, 1.4, -0.7));

            assertThat(flow.width()).isEqualTo(SIZE);
            assertThat(Texture.error(flow, 12, (x, y) -> new double[] {1.4, -0.7}))
                    .isLessThan(0.1);
        }
    }

    // The skin of one cheek, 40 pixels wide, moves by 1.5 pixels; a micro-expression.
    @ParameterizedTest
    @MethodSource("methods")
    void a_small_motion_in_one_place_is_found(FlowProvider provider) {
        try (FlowMethod method = method(provider, Map.of())) {
            assertThat(bumpError(method)).isLessThan(0.4 * bumpSize());
        }
    }

    @Test
    void the_fast_presets_miss_it() {
        try (FlowMethod medium = method(new DisProvider(), Map.of());
                FlowMethod fast = method(new DisProvider(), Map.of("preset", "fast"))) {
            assertThat(bumpError(fast)).isGreaterThan(1.5 * bumpError(medium));
        }
    }

    @Test
    void tv_l1_without_settings_is_opencv_s_own() {
        Picture first = Texture.shifted(SIZE, 0, 0);
        Picture second = Texture.warped(SIZE, OpencvFlowTest::bump);
        try (FlowMethod ours = method(new TvL1Provider(), Map.of());
                FlowMethod smoother = method(new TvL1Provider(), Map.of("lambda", 0.01));
                FlowMethod theirs = new OpencvFlow("", DualTVL1OpticalFlow.create())) {
            assertThat(ours.between(first, second).u())
                    .isEqualTo(theirs.between(first, second).u());
            assertThat(distance(ours.between(first, second), smoother.between(first, second), 12))
                    .isGreaterThan(0.01);
        }
    }

    // Two implementations of one paper: they fill edges and halve pictures differently.
    @Test
    void farneback_in_java_and_by_opencv_agree() {
        Picture first = Texture.shifted(SIZE, 0, 0);
        FlowProvider java = new FarnebackProvider();
        try (FlowMethod here = method(new OpencvFarnebackProvider(), Map.of());
                FlowMethod there = method(java, Map.of())) {
            for (Picture second : List.of(
                    Texture.shifted(SIZE, 1.4, -0.7),
                    Texture.shifted(SIZE, -3.3, 2.6),
                    Texture.warped(SIZE, OpencvFlowTest::bump))) {
                Flow one = here.between(first, second);
                Flow other = there.between(first, second);

                assertThat(distance(one, other, 0)).isLessThan(0.1);
                assertThat(distance(one, other, 12)).isLessThan(0.03);
            }
        }
    }

    private static double distance(Flow one, Flow other, int margin) {
        return Texture.error(one, margin, (x, y) -> {
            int at = ((int) y) * SIZE + (int) x;
            return new double[] {other.u()[at], other.v()[at]};
        });
    }

    private static double bumpError(FlowMethod method) {
        Flow flow = method.between(Texture.shifted(SIZE, 0, 0), Texture.warped(SIZE, OpencvFlowTest::bump));
        return Texture.error(flow, 12, OpencvFlowTest::bump);
    }

    private static double bumpSize() {
        float[] still = new float[SIZE * SIZE];
        return Texture.error(new Flow(SIZE, SIZE, still, still), 12, OpencvFlowTest::bump);
    }

    private static double[] bump(double x, double y) {
        double size = 1.5 * Math.exp(-(Math.pow(x - 40, 2) + Math.pow(y - 64, 2)) / (2 * 12 * 12));
        return new double[] {0.6 * size, -0.8 * size};
    }

    @ParameterizedTest
    @MethodSource("methods")
    void the_same_pictures_give_the_same_field(FlowProvider provider) {
        Picture first = Texture.shifted(SIZE, 0, 0);
        try (FlowMethod method = method(provider, Map.of())) {
            Flow once = method.between(first, Texture.shifted(SIZE, 0.5, 0.5));
            method.between(first, Texture.shifted(SIZE, -2, 1));
            Flow again = method.between(first, Texture.shifted(SIZE, 0.5, 0.5));

            assertThat(again.u()).isEqualTo(once.u());
            assertThat(again.v()).isEqualTo(once.v());
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void pictures_of_two_sizes_are_refused(FlowProvider provider) {
        try (FlowMethod method = method(provider, Map.of())) {
            assertThatThrownBy(() -> method.between(Texture.shifted(32, 0, 0), Texture.shifted(40, 0, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a picture of 32 x 32 grey and one of 40 x 40 grey have no flow");
        }
    }

    @Test
    void a_picture_that_is_too_small_is_said() {
        try (FlowMethod method = method(new DisProvider(), Map.of())) {
            assertThatThrownBy(() -> method.between(Texture.shifted(4, 0, 0), Texture.shifted(4, 0, 0)))
                    .isInstanceOf(ComponentException.class)
                    .hasMessageStartingWith("flow 'dis' cannot be computed on pictures of 4 x 4 grey: ");
        }
    }
}
