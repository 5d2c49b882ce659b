package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.Test;

class LedTest {

    @Test
    void dynamics_follow_their_equation() {
        try (NDManager home = Engines.newManager(Device.cpu())) {
            Weights weights = new Weights(new Build(home, 1, DataType.FLOAT64, Tuning.FULL, Options.EMPTY));
            EulerianDynamics dynamics = EulerianDynamics.of(weights, "led", 4);
            double[] pixel = {90, 120, 60, 200};
            NDArray clip = home.create(pixel, new Shape(1, 1, 4, 1, 1));

            assertThat(Numbers.doubles(dynamics.apply(clip))).containsExactly(reference(pixel), within(1e-12));
            assertThat(dynamics.apply(clip).getShape()).isEqualTo(new Shape(1, 1, 3, 1, 1));
        }
    }

    // The equations as loops, at the initial values.
    private static double[] reference(double[] x) {
        double alpha = 10;
        double r1 = 0.4;
        double r2 = 0.05;
        double[] out = new double[x.length - 1];
        for (int j = 1; j < x.length; j++) {
            double sum = 0;
            double size = 1e-8;
            for (int i = 0; i <= j; i++) {
                int b = Math.min(1, i);
                double w = i == j
                        ? alpha * (r1 - r2)
                        : alpha * Math.pow(1 - r1, j - i) * Math.pow(r1, b)
                                - alpha * Math.pow(1 - r2, j - i) * Math.pow(r2, b);
                sum += w * x[i];
                size += Math.abs(w) * Math.abs(x[i]);
            }
            out[j - 1] = sum / size;
        }
        return out;
    }

    @Test
    void six_frames_of_64_by_64_give_the_published_shapes() {
        var provider = new Led3dCnnProvider();
        Build build = Builds.of(provider, Map.of(), Tuning.FULL, DataType.FLOAT32, 1);
        try (VisualEncoder encoder = provider.create(build, Clips.of(6, 64, 64))) {
            assertThat(encoder.features()).isEqualTo(new FeatureSpec(64, 2, 9, 9, 256));
            int convolutions = (32 * 25 + 32) + (64 * 32 * 2 * 9 + 64);
            int norms = 2 * (32 + 64);
            int excitation = 2 * 64 * 4;
            int linear = 10_368 * 256 + 256;
            assertThat(encoder.parameters().trainedSize())
                    .isEqualTo(3 + convolutions + norms + excitation + linear)
                    .isEqualTo(2_692_931);
        }
    }

    @Test
    void with_the_darkest_value_as_black_scale_and_offset_do_not_matter() {
        var provider = new Led3dCnnProvider();
        Build build = Builds.of(provider, Map.of());
        try (VisualEncoder encoder = provider.create(build, Clips.of(4, 22, 22));
                StepScope step = StepScope.open(build.manager())) {
            NDArray clip = Clips.noise(step.manager(), DataType.FLOAT64, 3, 2, Clips.of(4, 22, 22));
            VisualFeatures seen = encoder.encode(clip, Mode.EVAL);
            NDArray other = org.aullm.tensor.Ops.plus(org.aullm.tensor.Ops.scale(clip, 40), 17);
            assertThat(Numbers.doubles(encoder.encode(other, Mode.EVAL).high()))
                    .containsExactly(Numbers.doubles(seen.high()), within(1e-7));
        }
    }
}
