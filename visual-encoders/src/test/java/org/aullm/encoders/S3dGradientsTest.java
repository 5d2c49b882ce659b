package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.testkit.Builds;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.Test;

/** Gradients of a network that is cut at so many places that some difference always falls across a cut. */
class S3dGradientsTest {

    private static final int EVERY = 9;

    @Test
    void nearly_all_parameters_have_the_gradient_of_differences() {
        var provider = new S3dProvider();
        Build build = Builds.of(provider, Map.of("width", 4));
        EvidenceSpec evidence = Clips.of(5, 49, 50);
        try (VisualEncoder encoder = provider.create(build, evidence)) {
            NDArray clips = Clips.noise(build.manager(), DataType.FLOAT64, 2, 2, evidence);
            List<NDArray> leaves = encoder.parameters().trained().stream()
                    .map(parameter -> parameter.array())
                    .toList();
            List<Double> errors = new ArrayList<>();
            for (int i = 0; i < leaves.size(); i += EVERY) {
                errors.add(GradientCheck.worstError(
                        build.manager(),
                        List.of(leaves.get(i)),
                        () -> {
                            VisualFeatures seen = encoder.encode(clips, Mode.TRAIN);
                            return seen.mid()
                                    .square()
                                    .sum()
                                    .add(seen.high().square().sum());
                        },
                        1));
            }
            long right = errors.stream().filter(error -> error < 1e-4).count();
            assertThat(right).as("of %d: %s", errors.size(), errors).isGreaterThan(errors.size() * 9L / 10);
        }
    }
}
