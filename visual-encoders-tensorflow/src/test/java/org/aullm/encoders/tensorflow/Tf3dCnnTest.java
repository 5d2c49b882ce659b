package org.aullm.encoders.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;
import org.aullm.tensor.kernel.Kernels;
import org.aullm.tensor.nn.Linear;
import org.aullm.tensor.optim.AdamW;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Tf3dCnnTest {

    private static final int WIDTH = 8;
    private static final EvidenceSpec SMALL = new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, 4, 12, 12));

    private final Tf3dCnnProvider provider = new Tf3dCnnProvider();

    @BeforeAll
    static void natives() {
        Natives.assume();
    }

    @Test
    void it_computes_what_the_same_network_does_on_the_other_engine() {
        Build build = build(Tuning.FULL, 1);
        try (Tf3dCnn encoder = (Tf3dCnn) provider.create(build, SMALL);
                StepScope step = StepScope.open(build.manager());
                GradientTape tape = GradientTape.record()) {
            TwinNetwork twin = new TwinNetwork(step.manager(), encoder.weights(), WIDTH);
            NDArray frames = noise(step.manager(), 3, 3);
            VisualFeatures here = twin.apply(frames);
            VisualFeatures there = encoder.encode(frames, Mode.TRAIN);

            assertThat(encoder.features()).isEqualTo(new FeatureSpec(2 * WIDTH, 2, 3, 3, 4 * WIDTH));
            assertThat(Numbers.doubles(there.mid())).containsExactly(Numbers.doubles(here.mid()), within(1e-4));
            assertThat(Numbers.doubles(there.high())).containsExactly(Numbers.doubles(here.high()), within(1e-4));

            tape.backward(weighted(here));
            tape.backward(weighted(there));
            encoder.backward(leaf -> Gradients.of(leaf, step.manager()));
            Map<String, float[]> gradients = encoder.gradients();
            List<NDArray> all = twin.weights().values().stream()
                    .map(weight -> Gradients.of(weight, step.manager()))
                    .toList();
            double norm = Gradients.globalNorm(all);
            assertThat(encoder.gradientNorm()).isCloseTo(norm, within(1e-3 * norm));
            twin.weights().forEach((name, weight) -> {
                double[] expected = Numbers.doubles(Gradients.of(weight, step.manager()));
                float[] actual = java.util.Objects.requireNonNull(gradients.get(name));
                if (name.endsWith(".weight")) {
                    actual = TwinNetwork.channelsFirst(
                            actual, (int) weight.getShape().get(1), (int)
                                    weight.getShape().get(0));
                }
                double largest =
                        java.util.Arrays.stream(expected).map(Math::abs).max().orElseThrow();
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) actual[i]).as("%s[%d]", name, i).isCloseTo(expected[i], within(1e-3 * largest));
                }
            });
        }
    }

    @Test
    void it_is_trained_with_a_head_of_the_other_engine_and_needs_to_be() {
        double[] trained = lossesOf(Tuning.FULL);
        double[] frozen = lossesOf(Tuning.FROZEN);
        assertThat(trained[1]).isLessThan(0.25 * trained[0]).isLessThan(0.5 * frozen[1]);
    }

    /** First and last loss of a classifier of bright squares that move left or right. */
    private double[] lossesOf(Tuning tuning) {
        Build build = build(tuning, 3);
        Build head = Builds.of(provider, Map.of(), Tuning.FULL, DataType.FLOAT32, 4);
        Weights weights = new Weights(head);
        double[] losses = new double[2];
        try (Tf3dCnn encoder = (Tf3dCnn) provider.create(build, SMALL);
                NDManager manager = head.manager()) {
            Linear linear = Linear.of(weights, "head", 4 * WIDTH, 1);
            AdamW optimizer = new AdamW(manager, weights.set().trained(), 0);
            for (int i = 0; i < 60; i++) {
                try (StepScope step = StepScope.open(manager);
                        GradientTape tape = GradientTape.record()) {
                    NDArray targets =
                            Arrays.data(step.manager(), new float[] {0, 1, 0, 1, 0, 1, 0, 1}, DataType.FLOAT32, 8, 1);
                    VisualFeatures seen = encoder.encode(squares(step.manager(), i), Mode.TRAIN);
                    NDArray logits = linear.apply(seen.high());
                    NDArray loss = Kernels.bceWithLogits(logits, targets).mean();
                    tape.backward(loss);
                    encoder.backward(leaf -> Gradients.of(leaf, step.manager()));
                    optimizer.step(0.02, 1);
                    encoder.step(0.02, 1);
                    losses[i == 0 ? 0 : 1] = Numbers.item(loss);
                }
            }
            optimizer.close();
        }
        return losses;
    }

    private static NDArray squares(NDManager manager, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[8 * 4 * 144];
        for (int clip = 0; clip < 8; clip++) {
            int direction = clip % 2 == 0 ? -1 : 1;
            int row = random.nextInt(2, 8);
            int column = random.nextInt(3, 6);
            for (int frame = 0; frame < 4; frame++) {
                for (int i = 0; i < 9; i++) {
                    int x = column + direction * frame + i % 3;
                    values[(clip * 4 + frame) * 144 + (row + i / 3) * 12 + x] = 1;
                }
            }
        }
        return Arrays.data(manager, values, DataType.FLOAT32, 8, 1, 4, 12, 12);
    }

    @Test
    void memory_stays_flat_over_500_steps() throws IOException {
        Build build = build(Tuning.FULL, 1);
        try (Tf3dCnn encoder = (Tf3dCnn) provider.create(build, SMALL)) {
            steps(encoder, build.manager(), 150);
            long before = residentKb();
            steps(encoder, build.manager(), 500);
            // One unclosed result of a step is about 1 MB, 500 of them would be half a gigabyte.
            assertThat(residentKb() - before).as("kilobytes gained").isLessThan(60_000);
        }
    }

    private static void steps(Tf3dCnn encoder, NDManager manager, int count) {
        for (int i = 0; i < count; i++) {
            try (StepScope step = StepScope.open(manager);
                    GradientTape tape = GradientTape.record()) {
                tape.backward(weighted(encoder.encode(noise(step.manager(), i, 2), Mode.TRAIN)));
                encoder.backward(leaf -> Gradients.of(leaf, step.manager()));
                encoder.step(1e-3, 1);
            }
        }
    }

    private static long residentKb() throws IOException {
        Path status = Path.of("/proc/self/status");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(status), "no /proc to read memory from");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void several_batches_move_the_weights_together() {
        Build build = build(Tuning.FULL, 1);
        try (Tf3dCnn encoder = (Tf3dCnn) provider.create(build, SMALL)) {
            double once = norm(encoder, build.manager());
            double twice = norm(encoder, build.manager());
            assertThat(twice).isCloseTo(2 * once, within(1e-4 * once));
            encoder.step(0, 1);
            assertThat(norm(encoder, build.manager())).isCloseTo(once, within(1e-5 * once));
        }
    }

    private static double norm(Tf3dCnn encoder, NDManager manager) {
        try (StepScope step = StepScope.open(manager);
                GradientTape tape = GradientTape.record()) {
            tape.backward(weighted(encoder.encode(noise(step.manager(), 1, 2), Mode.TRAIN)));
            encoder.backward(leaf -> Gradients.of(leaf, step.manager()));
            return encoder.gradientNorm();
        }
    }

    @Test
    void a_step_is_that_of_the_other_engines_adamw() {
        Build build = build(Tuning.FULL, 1);
        try (Tf3dCnn encoder = (Tf3dCnn) provider.create(build, SMALL);
                NDManager home = org.aullm.tensor.Engines.newManager(ai.djl.Device.cpu())) {
            TwinNetwork twin = new TwinNetwork(home, encoder.weights(), WIDTH);
            List<Parameter> parameters = twin.weights().entrySet().stream()
                    .map(entry -> new Parameter(entry.getKey(), entry.getValue(), Parameter.Role.TRAINED))
                    .toList();
            AdamW optimizer = new AdamW(home, parameters, 1e-3);
            for (int i = 0; i < 3; i++) {
                try (StepScope step = StepScope.open(home);
                        GradientTape tape = GradientTape.record()) {
                    NDArray frames = noise(step.manager(), i, 2);
                    tape.backward(weighted(twin.apply(frames)));
                    tape.backward(weighted(encoder.encode(frames, Mode.TRAIN)));
                    encoder.backward(leaf -> Gradients.of(leaf, step.manager()));
                    optimizer.step(0.01, 0.5);
                    encoder.step(0.01, 0.5);
                }
            }
            float[] gains = java.util.Objects.requireNonNull(encoder.weights().get("conv1.gain"));
            double[] expected = Numbers.doubles(
                    java.util.Objects.requireNonNull(twin.weights().get("conv1.gain")));
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) gains[i]).isCloseTo(expected[i], within(1e-4));
                assertThat(gains[i]).isNotEqualTo(1f);
            }
            optimizer.close();
        }
    }

    @Test
    void what_was_saved_sees_the_same_when_read_back(@TempDir Path folder) {
        Build build = build(Tuning.FULL, 1);
        try (Tf3dCnn saved = (Tf3dCnn) provider.create(build, SMALL);
                Tf3dCnn read = (Tf3dCnn) provider.create(build(Tuning.FULL, 2), SMALL);
                StepScope step = StepScope.open(build.manager())) {
            NDArray frames = noise(step.manager(), 1, 2);
            double[] before = Numbers.doubles(saved.encode(frames, Mode.EVAL).high());
            assertThat(Numbers.doubles(read.encode(frames, Mode.EVAL).high())).isNotEqualTo(before);
            saved.save(folder);
            read.load(folder);
            assertThat(Numbers.doubles(read.encode(frames, Mode.EVAL).high())).containsExactly(before);
        }
    }

    @Test
    void a_row_judged_alone_is_the_row_judged_in_a_batch() {
        Build build = build(Tuning.FROZEN, 1);
        try (Tf3dCnn encoder = (Tf3dCnn) provider.create(build, SMALL);
                StepScope step = StepScope.open(build.manager())) {
            NDArray frames = noise(step.manager(), 1, 3);
            VisualFeatures all = encoder.encode(frames, Mode.EVAL);
            VisualFeatures alone = encoder.encode(frames.get("1:2"), Mode.EVAL);
            assertThat(Numbers.doubles(alone.mid()))
                    .containsExactly(Numbers.doubles(all.mid().get("1:2")), within(1e-5));
            assertThat(Numbers.doubles(alone.high()))
                    .containsExactly(Numbers.doubles(all.high().get("1:2")), within(1e-5))
                    .isNotEqualTo(Numbers.doubles(all.high().get("0:1")));
        }
    }

    @Test
    void equal_seeds_give_equal_weights() {
        assertThat(kernel(5)).containsExactly(kernel(5)).isNotEqualTo(kernel(6));
    }

    private float[] kernel(long seed) {
        Build build = build(Tuning.FULL, seed);
        try (Tf3dCnn encoder = (Tf3dCnn) provider.create(build, SMALL)) {
            return java.util.Objects.requireNonNull(encoder.weights().get("conv2.weight"));
        }
    }

    @Test
    void what_it_cannot_do_it_says() {
        Build precise = Builds.of(provider, Map.of(), Tuning.FULL, DataType.FLOAT64, 1);
        assertThatThrownBy(() -> provider.create(precise, SMALL))
                .isInstanceOf(ComponentException.class)
                .hasMessage("encoder 'tf-3dcnn' computes in FLOAT32 alone, FLOAT64 was asked for");
        assertThatThrownBy(() -> provider.features(
                        Builds.of(provider, Map.of("width", 6)).options(), SMALL))
                .isInstanceOf(ComponentException.class)
                .hasMessage("encoder 'tf-3dcnn': width 6 is not a multiple of its 4 groups of channels");
        precise.manager().close();
    }

    private Build build(Tuning tuning, long seed) {
        return Builds.of(provider, Map.of("width", WIDTH), tuning, DataType.FLOAT32, seed);
    }

    private static NDArray weighted(VisualFeatures seen) {
        return seen.mid().square().sum().add(seen.high().square().sum());
    }

    private static NDArray noise(NDManager manager, long seed, int batch) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[batch * 4 * 144];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Arrays.data(manager, values, DataType.FLOAT32, batch, 1, 4, 12, 12);
    }
}
