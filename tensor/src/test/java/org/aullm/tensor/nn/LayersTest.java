package org.aullm.tensor.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Engines;
import org.aullm.tensor.FiniteDifferences;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LayersTest {

    private final NDManager root = Engines.newManager(Device.cpu());
    private final Weights weights = new Weights(new Build(root, 1, DataType.FLOAT64, Tuning.FULL, Options.EMPTY));

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void linear_multiplies_by_the_transpose_and_adds_the_bias() {
        Linear linear = Linear.of(weights, "fc", 2, 2);
        set("fc.weight", 1, 2, 3, 4);
        set("fc.bias", 10, 20);
        NDArray x = root.create(new double[] {1, 1, 0, 1}, new Shape(2, 1, 2));
        assertThat(linear.apply(x).toDoubleArray()).containsExactly(13, 27, 12, 24);
        assertThat(linear.apply(x).getShape()).isEqualTo(new Shape(2, 1, 2));
        Linear plain = Linear.withoutBias(weights, "plain", 2, 1);
        set("plain.weight", 1, 2);
        assertThat(plain.apply(x).toDoubleArray()).containsExactly(3, 2);
    }

    @Test
    void a_convolution_correlates_with_its_kernel() {
        Conv2d conv = Conv2d.of(weights, "conv", 1, 1, 3, 2, 1);
        set("conv.weight", 0, 0, 0, 0, 1, 2, 0, 0, 0);
        set("conv.bias", 100);
        NDArray x = root.create(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new Shape(1, 1, 3, 3));
        // rows 0 and 2, columns 0 and 2; x[c] + 2 x[c + 1], zero beyond the edge
        assertThat(conv.apply(x).toDoubleArray()).containsExactly(105, 103, 123, 109);
    }

    @Test
    void a_convolution_without_bias_adds_nothing() {
        Conv2d conv = Conv2d.withoutBias(weights, "bare", 1, 1, 1, 1, 0);
        set("bare.weight", 3);
        NDArray x = root.create(new double[] {1, 2}, new Shape(1, 1, 1, 2));
        assertThat(conv.apply(x).toDoubleArray()).containsExactly(3, 6);
    }

    @Test
    void a_convolution_over_clips_correlates_over_time_too() {
        Conv3d conv = Conv3d.of(weights, "clip", 1, 1, new Shape(2, 1, 2), new Shape(1, 1, 1), new Shape(0, 0, 0));
        set("clip.weight", 1, 10, 100, 1000);
        set("clip.bias", 0.5);
        NDArray x = root.create(new double[] {1, 2, 3, 4, 5, 6}, new Shape(1, 1, 3, 1, 2));
        // frame t: x0 + 10 x1, frame t + 1: 100 x0 + 1000 x1
        assertThat(conv.apply(x).toDoubleArray()).containsExactly(21 + 4300.5, 43 + 6500.5);
    }

    @Test
    void a_grey_clip_counts_as_equal_channels() {
        Conv3d conv =
                Conv3d.withoutBias(weights, "grey", 3, 2, new Shape(1, 2, 2), new Shape(1, 1, 1), new Shape(0, 0, 0));
        NDArray grey = root.randomNormal(new Shape(2, 1, 2, 3, 3), DataType.FLOAT64);
        assertThat(conv.applyToGrey(grey).toDoubleArray())
                .containsExactly(conv.apply(grey.repeat(1, 3)).toDoubleArray(), within(1e-12));
    }

    @Test
    void layer_norm_has_mean_zero_and_variance_one() {
        LayerNorm norm = LayerNorm.of(weights, "norm", 4, 1);
        NDArray x = root.create(new double[] {1, 2, 3, 4}, new Shape(1, 4));
        double deviation = Math.sqrt(1.25 + 1e-5);
        assertThat(norm.apply(x).toDoubleArray())
                .containsExactly(
                        new double[] {-1.5 / deviation, -0.5 / deviation, 0.5 / deviation, 1.5 / deviation},
                        within(1e-9));
    }

    @Test
    void batch_norm_keeps_nine_tenths_of_its_statistics_and_uses_them_to_judge() {
        BatchNorm norm = BatchNorm.of(weights, "bn", 1);
        NDArray x = root.create(new double[] {2, 4, 6, 8}, new Shape(4, 1));
        // mean 5, variance 5 (20/3 without bias, which PyTorch keeps)
        double[] trained = norm.apply(x, Mode.TRAIN).toDoubleArray();
        assertThat(trained[0]).isCloseTo(-3 / Math.sqrt(5 + 1e-5), within(1e-9));
        assertThat(values("bn.running_mean")[0]).isCloseTo(0.5, within(1e-6));
        assertThat(values("bn.running_var")[0]).isCloseTo(0.9 + 0.1 * 20 / 3, within(1e-6));

        double[] before = values("bn.running_mean");
        double[] judged = norm.apply(x, Mode.EVAL).toDoubleArray();
        assertThat(judged[0]).isCloseTo((2 - 0.5) / Math.sqrt(0.9 + 2.0 / 3 + 1e-5), within(1e-6));
        assertThat(values("bn.running_mean")).isEqualTo(before);
    }

    @Test
    void dropout_keeps_the_mean_and_leaves_judging_alone() {
        Dropout dropout = new Dropout(0.25);
        NDArray x = root.ones(new Shape(10_000), DataType.FLOAT64);
        Engines.seed(1);
        double[] dropped = dropout.apply(x, Mode.TRAIN).toDoubleArray();
        double mean = java.util.Arrays.stream(dropped).average().orElseThrow();
        assertThat(mean).isCloseTo(1, within(0.02));
        for (double value : dropped) {
            assertThat(value == 0 || Math.abs(value - 4.0 / 3) < 1e-6).isTrue();
        }
        assertThat(dropout.apply(x, Mode.EVAL)).isSameAs(x);
        Engines.seed(1);
        assertThat(dropout.apply(x, Mode.TRAIN).toDoubleArray()).isEqualTo(dropped);
    }

    @Test
    void gradients_reach_inputs_and_weights() {
        check(Linear.of(weights, "l", 3, 2)::apply, new Shape(4, 3));
        check(Conv2d.of(weights, "c", 2, 3, 3, 2, 1)::apply, new Shape(2, 2, 4, 5));
        check(LayerNorm.of(weights, "n", 4, 0.5)::apply, new Shape(3, 4));
        BatchNorm norm = BatchNorm.of(weights, "b", 2);
        check(x -> norm.apply(x, Mode.TRAIN), new Shape(4, 2, 3));
        check(x -> norm.apply(x, Mode.EVAL), new Shape(4, 2, 3));
    }

    /** Checks the input and all weights made so far, those of other layers included: theirs must be zero. */
    private void check(Function<NDArray, NDArray> layer, Shape shape) {
        NDArray input = FiniteDifferences.random(root, 5, 0.2, 2, DataType.FLOAT64, shape);
        input.setRequiresGradient(true);
        NDArray[] leaves = Stream.concat(
                        Stream.of(input), weights.set().trained().stream().map(Parameter::array))
                .toArray(NDArray[]::new);
        FiniteDifferences.check(inputs -> layer.apply(input), leaves);
    }

    private void set(String name, double... values) {
        try (GradMode off = GradMode.off()) {
            array(name).toByteBuffer(true).asDoubleBuffer().put(values);
        }
    }

    private double[] values(String name) {
        return Numbers.doubles(array(name));
    }

    private NDArray array(String name) {
        return weights.set().all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::array)
                .findFirst()
                .orElseThrow();
    }
}
