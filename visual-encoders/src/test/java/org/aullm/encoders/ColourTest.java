package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames in colour: who takes them, and that grey ones count as three equal channels. */
class ColourTest {

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(new R3d18Provider(), Map.of("width", 4), 4, 17),
                Arguments.of(new Mc318Provider(), Map.of("width", 4), 4, 17),
                Arguments.of(new R2Plus1d18Provider(), Map.of("width", 4), 4, 17),
                Arguments.of(new S3dProvider(), Map.of("width", 8), 5, 49),
                Arguments.of(new C3dProvider(), Map.of("width", 4), 16, 16));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void grey_frames_count_as_three_equal_channels(
            VisualEncoderProvider provider, Map<String, ?> options, int time, int size) {
        EvidenceSpec grey = Clips.of(time, size, size);
        EvidenceSpec colour = new EvidenceSpec(EvidenceKind.FRAMES, new Shape(3, time, size, size));
        Build one = Builds.of(provider, options, Tuning.FULL, DataType.FLOAT64, 1);
        Build other = Builds.of(provider, options, Tuning.FULL, DataType.FLOAT64, 1);
        try (VisualEncoder ofGrey = provider.create(one, grey);
                VisualEncoder ofColour = provider.create(other, colour);
                StepScope step = StepScope.open(one.manager())) {
            NDArray frames = Clips.noise(step.manager(), DataType.FLOAT64, 1, 2, grey);
            NDArray tripled = frames.concat(frames, 1).concat(frames, 1);
            double[] seen = Numbers.doubles(ofGrey.encode(frames, Mode.EVAL).high());
            double[] inColour =
                    Numbers.doubles(ofColour.encode(tripled, Mode.EVAL).high());
            assertThat(ofColour.features()).isEqualTo(ofGrey.features());
            assertThat(inColour).containsExactly(seen, within(1e-9));
        }
    }

    @Test
    void an_encoder_of_grey_levels_refuses_colour() {
        assertThatThrownBy(() -> new Led3dCnnProvider()
                        .features(
                                Builds.of(new Led3dCnnProvider(), Map.of(), Tuning.FULL, DataType.FLOAT32, 1)
                                        .options(),
                                new EvidenceSpec(EvidenceKind.FRAMES, new Shape(3, 6, 64, 64))))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "encoder 'led-3dcnn' was given frames (3, 6, 64, 64); it takes frames (1, time, height, width),"
                                + " at least 4 of at least 22 x 22");
    }
}
