package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.testkit.Builds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every encoder of flow pictures with layers, beyond its contract. */
class EncodersTest {

    /** An encoder with options, in the size that its gradients are checked at. */
    record Case(VisualEncoderProvider provider, Map<String, ?> options, EvidenceSpec small, int smallest) {
        @Override
        public String toString() {
            return provider.id() + options;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(new FlowCnnProvider(), Map.of("width", 4), Pictures.of(9, 8), 8),
                new Case(new FlowCnnProvider(), Map.of("width", 4, "high", "average"), Pictures.of(8, 10), 8),
                new Case(new OffApexNetProvider(), Map.of(), Pictures.of(8, 9), 4),
                new Case(new SssNetProvider(), Map.of(), Pictures.of(22, 24), 22),
                new Case(new StstNetProvider(), Map.of(), Pictures.of(7, 9), 4));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void features_have_the_announced_shapes(Case one) {
        for (EvidenceSpec evidence :
                List.of(Pictures.of(one.smallest(), one.smallest()), Pictures.of(28, 28), Pictures.of(41, 30))) {
            Build build = build(one, Tuning.FULL, DataType.FLOAT32, 1);
            FeatureSpec announced = one.provider().features(build.options(), evidence);
            try (VisualEncoder encoder = one.provider().create(build, evidence);
                    StepScope step = StepScope.open(build.manager())) {
                NDArray pictures = Pictures.noise(step.manager(), DataType.FLOAT32, 1, 2, evidence);
                VisualFeatures seen = encoder.encode(pictures, Mode.TRAIN);

                assertThat(encoder.features()).isEqualTo(announced);
                assertThat(seen.mid().getShape())
                        .isEqualTo(new Shape(
                                2, announced.channels(), announced.time(), announced.height(), announced.width()));
                assertThat(seen.high().getShape()).isEqualTo(new Shape(2, announced.high()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_row_judged_alone_is_the_row_judged_in_a_batch(Case one) {
        Build build = build(one, Tuning.FULL, DataType.FLOAT64, 1);
        try (VisualEncoder encoder = one.provider().create(build, one.small());
                StepScope step = StepScope.open(build.manager())) {
            NDArray pictures = Pictures.noise(step.manager(), DataType.FLOAT64, 1, 4, one.small());
            encoder.encode(pictures, Mode.TRAIN); // moves the running statistics
            VisualFeatures all = encoder.encode(pictures, Mode.EVAL);
            VisualFeatures alone = encoder.encode(pictures.get("2:3"), Mode.EVAL);

            assertThat(Numbers.doubles(alone.mid()))
                    .containsExactly(Numbers.doubles(all.mid().get("2:3")), within(1e-12));
            assertThat(Numbers.doubles(alone.high()))
                    .containsExactly(Numbers.doubles(all.high().get("2:3")), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_layout_in_memory_changes_no_result(Case one) {
        Build build = build(one, Tuning.FULL, DataType.FLOAT64, 1);
        try (VisualEncoder encoder = one.provider().create(build, one.small());
                StepScope step = StepScope.open(build.manager())) {
            NDArray pictures = Pictures.noise(step.manager(), DataType.FLOAT64, 1, 4, one.small());
            VisualFeatures seen = encoder.encode(pictures, Mode.EVAL);
            FlowEncoder.Seen inGivenLayout = ((FlowEncoder) encoder).see(pictures, Mode.EVAL);

            assertThat(Numbers.doubles(seen.mid()))
                    .containsExactly(Numbers.doubles(inGivenLayout.map()), within(1e-12));
            assertThat(Numbers.doubles(seen.high()))
                    .containsExactly(Numbers.doubles(inGivenLayout.high()), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pictures_that_are_too_small_are_refused(Case one) {
        var options = build(one, Tuning.FULL, DataType.FLOAT32, 1).options();
        assertThatThrownBy(() -> one.provider().features(options, Pictures.of(one.smallest() - 1, 28)))
                .isInstanceOf(ComponentException.class)
                .hasMessage(("encoder '%s' was given flow-image (3, %d, 28);"
                                + " it takes flow-image (3, height, width) of at least %d x %d")
                        .formatted(one.provider().id(), one.smallest() - 1, one.smallest(), one.smallest()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void frames_are_refused(Case one) {
        var options = build(one, Tuning.FULL, DataType.FLOAT32, 1).options();
        var frames = new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, 6, 64, 64));
        assertThatThrownBy(() -> one.provider().features(options, frames))
                .isInstanceOf(ComponentException.class)
                .hasMessage(("encoder '%s' was given frames (1, 6, 64, 64);"
                                + " it takes flow-image (3, height, width) of at least %d x %d")
                        .formatted(one.provider().id(), one.smallest(), one.smallest()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pictures_of_another_size_than_built_for_are_refused(Case one) {
        Build build = build(one, Tuning.FULL, DataType.FLOAT32, 1);
        try (VisualEncoder encoder = one.provider().create(build, Pictures.of(28, 28));
                StepScope step = StepScope.open(build.manager())) {
            NDArray pictures = Pictures.noise(step.manager(), DataType.FLOAT32, 1, 2, Pictures.of(28, 30));
            assertThatThrownBy(() -> encoder.encode(pictures, Mode.EVAL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("flow pictures: expected shape (-1, 3, 28, 28), got (2, 3, 28, 30)");
        }
    }

    private static Build build(Case one, Tuning tuning, DataType precision, long seed) {
        return Builds.of(one.provider(), one.options(), tuning, precision, seed);
    }
}
