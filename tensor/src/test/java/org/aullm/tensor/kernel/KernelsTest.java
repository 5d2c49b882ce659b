package org.aullm.tensor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aullm.tensor.Engines;
import org.aullm.tensor.FiniteDifferences;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {

    private static final Shape VECTORS = new Shape(2, 3, 4);
    private static final Shape QUERIES = new Shape(2, 4, 3, 2);
    private static final Shape FEW_KEYS = new Shape(2, 2, 3, 2);
    private static final Shape MASK = new Shape(3, 3);
    private static final Shape MAPS = new Shape(2, 4, 3, 2);
    private static final Shape CHANNELS = new Shape(4);

    /** A kernel, its reference, and inputs in (0.1, 2). */
    record Pair(
            String name, FiniteDifferences.Function kernel, FiniteDifferences.Function reference, List<Shape> inputs) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair("silu", a -> Kernels.silu(a[0]), a -> References.silu(a[0]), List.of(VECTORS)),
                new Pair("rsqrt", a -> Kernels.rsqrt(a[0]), a -> References.rsqrt(a[0]), List.of(VECTORS)),
                new Pair(
                        "rms-norm",
                        a -> Kernels.rmsNorm(a[0], a[1], 1e-6),
                        a -> References.rmsNorm(a[0], a[1], 1e-6),
                        List.of(VECTORS, CHANNELS)),
                new Pair(
                        "rms-norm with a large epsilon",
                        a -> Kernels.rmsNorm(a[0], a[1], 0.1),
                        a -> References.rmsNorm(a[0], a[1], 0.1),
                        List.of(VECTORS, CHANNELS)),
                new Pair(
                        "add-product",
                        a -> Kernels.addProduct(a[0], a[1], a[2], 0.7),
                        a -> References.addProduct(a[0], a[1], a[2], 0.7),
                        List.of(new Shape(2, 3), new Shape(2, 4), new Shape(3, 4))),
                new Pair(
                        "mix-halves",
                        a -> Kernels.mixHalves(a[0], a[1], a[2]),
                        a -> References.mixHalves(a[0], a[1], a[2]),
                        List.of(new Shape(3, 2, 2, 4), new Shape(3, 1, 1, 4), new Shape(3, 1, 2, 4))),
                new Pair(
                        "group-norm",
                        a -> Kernels.groupNorm(a[0], 2, a[1], a[2], 1e-5),
                        a -> References.groupNorm(a[0], 2, a[1], a[2], 1e-5),
                        List.of(MAPS, CHANNELS, CHANNELS)),
                new Pair(
                        "attention",
                        a -> Kernels.attention(a[0], a[1], a[2], Optional.empty(), 0.7),
                        a -> References.attention(a[0], a[1], a[2], Optional.empty(), 0.7),
                        List.of(QUERIES, QUERIES, QUERIES)),
                new Pair(
                        "attention with shared keys and a mask",
                        a -> Kernels.attention(a[0], a[1], a[2], Optional.of(a[3]), 0.7),
                        a -> References.attention(a[0], a[1], a[2], Optional.of(a[3]), 0.7),
                        List.of(QUERIES, FEW_KEYS, FEW_KEYS, MASK)),
                new Pair(
                        "causal attention with shared keys",
                        a -> Kernels.causalAttention(a[0], a[1], a[2], 0.7),
                        a -> References.causalAttention(a[0], a[1], a[2], 0.7),
                        List.of(QUERIES, FEW_KEYS, FEW_KEYS)),
                new Pair(
                        "bce-with-logits",
                        a -> Kernels.bceWithLogits(a[0], a[1]),
                        a -> References.bceWithLogits(a[0], a[1]),
                        List.of(VECTORS, VECTORS)),
                new Pair(
                        "einsum",
                        a -> Kernels.einsum("bij,bkj->bik", a[0], a[1]),
                        a -> a[0].matMul(a[1].swapAxes(1, 2)),
                        List.of(VECTORS, VECTORS)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void kernel_and_reference_agree(Pair pair) {
        try (NDManager root = Engines.newManager(Device.cpu());
                GradMode off = GradMode.off()) {
            for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
                NDArray[] inputs = inputs(root, pair, type);
                NDArray kernel = pair.kernel().apply(inputs);
                NDArray reference = pair.reference().apply(inputs);
                assertThat(kernel.getShape()).isEqualTo(reference.getShape());
                assertThat(kernel.getDataType()).isEqualTo(type);
                assertThat(Numbers.doubles(kernel))
                        .as("%s in %s", pair, type)
                        .containsExactly(Numbers.doubles(reference), within(type == DataType.FLOAT32 ? 2e-6 : 1e-14));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void gradients_of_kernel_and_reference_are_right(Pair pair) {
        Shape[] shapes = pair.inputs().toArray(Shape[]::new);
        FiniteDifferences.check(pair.kernel(), 0.1, 2, shapes);
        FiniteDifferences.check(pair.reference(), 0.1, 2, shapes);
    }

    private static NDArray[] inputs(NDManager root, Pair pair, DataType type) {
        return IntStream.range(0, pair.inputs().size())
                .mapToObj(i -> FiniteDifferences.random(
                        root, i, 0.1, 2, type, pair.inputs().get(i)))
                .toArray(NDArray[]::new);
    }

    @Test
    void a_hidden_key_takes_no_part() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray q = root.create(new float[] {1, 1}, new Shape(1, 1, 2, 1));
            NDArray v = root.create(new float[] {5, 7}, new Shape(1, 1, 2, 1));
            NDArray mask = root.create(new float[] {0, Float.NEGATIVE_INFINITY, 0, 0}, new Shape(2, 2));
            assertThat(Kernels.attention(q, q, v, Optional.of(mask), 1).toFloatArray())
                    .containsExactly(5, 6);
            assertThat(Kernels.causalAttention(q, q, v, 1).toFloatArray()).containsExactly(5, 6);
        }
    }

    @Test
    void gradients_pass_through_casts() {
        FiniteDifferences.check(
                a -> Kernels.cast(Kernels.cast(a[0].square(), DataType.FLOAT64), DataType.FLOAT64), 0, 1, VECTORS);
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray weight = FiniteDifferences.random(root, 1, 1, 2, DataType.FLOAT32, new Shape(3));
            weight.setRequiresGradient(true);
            try (StepScope step = StepScope.open(root);
                    GradientTape tape = GradientTape.record()) {
                NDArray wide = Kernels.cast(weight, DataType.FLOAT64);
                assertThat(wide.getDataType()).isEqualTo(DataType.FLOAT64);
                tape.backward(wide.sum());
                assertThat(Gradients.of(weight, step.manager()).toFloatArray()).containsExactly(1, 1, 1);
            }
        }
    }

    @Test
    void rounding_to_bfloat16_keeps_eight_bits_and_the_type() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray x = root.create(new float[] {1 + 0x1p-7f, 1 + 0x1p-9f, 3.14159f});
            NDArray rounded = Kernels.roundToBfloat16(x);
            assertThat(rounded.toFloatArray()).containsExactly(1 + 0x1p-7f, 1, 3.140625f);
        }
    }

    /** The twins add up in another order, which one in 256 of a result may show. */
    @Test
    void a_product_in_bfloat16_and_its_gradients_are_those_of_its_twin() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray x = FiniteDifferences.random(root, 1, -1, 1, DataType.FLOAT32, new Shape(5, 40));
            NDArray w = FiniteDifferences.random(root, 2, -1, 1, DataType.FLOAT32, new Shape(7, 40));
            x.setRequiresGradient(true);
            w.setRequiresGradient(true);
            float[][] fast = valueAndGradients(root, x, w, Kernels::productInBfloat16);
            float[][] plain = valueAndGradients(root, x, w, References::productInBfloat16);
            for (int i = 0; i < plain.length; i++) {
                assertThat(fast[i]).containsExactly(plain[i], within(0.03f));
            }
            assertThat(Kernels.productInBfloat16(x, w).toFloatArray())
                    .isNotEqualTo(x.matMul(w.transpose()).toFloatArray());
        }
    }

    private static float[][] valueAndGradients(NDManager root, NDArray x, NDArray w, BinaryOperator<NDArray> product) {
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            NDArray y = product.apply(x, w);
            tape.backward(y.square().sum());
            float[][] all = {
                y.toFloatArray(),
                Ops.scale(Gradients.of(x, step.manager()), 0.05).toFloatArray(),
                Ops.scale(Gradients.of(w, step.manager()), 0.05).toFloatArray()
            };
            Gradients.clear(x);
            Gradients.clear(w);
            return all;
        }
    }

    @Test
    void a_cast_to_bfloat16_is_refused_before_it_could_end_the_process() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray x = root.create(new float[] {1});
            assertThatThrownBy(() -> Kernels.cast(x, DataType.BFLOAT16))
                    .hasMessage("cannot cast to bfloat16; FLOAT16, FLOAT32 and FLOAT64 can be");
        }
    }

    @Test
    void an_epsilon_is_baked_exactly() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            double epsilon = 0.1 + 0.2;
            NDArray zero = root.create(new double[] {0, 1});
            NDArray one = root.create(new double[] {1, 1});
            double expected = 1 / Math.sqrt(0.5 + epsilon);
            assertThat(Kernels.rmsNorm(zero, one, epsilon).toDoubleArray()[1]).isCloseTo(expected, within(1e-16));
        }
    }

    @Test
    void a_kernel_first_used_inside_a_step_without_gradients_works_ever_after() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray weight = FiniteDifferences.random(root, 1, 1, 2, DataType.FLOAT64, new Shape(2));
            weight.setRequiresGradient(true);
            weight.setName("layer.weight");
            try (GradMode off = GradMode.off();
                    StepScope step = StepScope.open(root)) {
                Kernels.einsum("a,a->", weight, weight);
            }
            try (StepScope step = StepScope.open(root);
                    GradientTape tape = GradientTape.record()) {
                tape.backward(Kernels.einsum("a,a->", weight, weight));
                double[] gradient = Gradients.of(weight, step.manager()).toDoubleArray();
                assertThat(gradient[0]).isEqualTo(2 * weight.toDoubleArray()[0]);
            }
        }
    }

    @Test
    void several_threads_compile_and_call_at_once() {
        List<CompletableFuture<double[]>> results = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try (NDManager root = Engines.newManager(Device.cpu())) {
                        NDArray x = FiniteDifferences.random(root, 5, 0, 1, DataType.FLOAT64, VECTORS);
                        NDArray w = FiniteDifferences.random(root, 6, 0, 1, DataType.FLOAT64, CHANNELS);
                        return Kernels.rmsNorm(x, w, 0.0123).toDoubleArray();
                    }
                }))
                .toList();
        double[] first = results.get(0).join();
        results.forEach(result -> assertThat(result.join()).isEqualTo(first));
    }

    @Test
    void causal_attention_refuses_a_cache() {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray q = root.ones(new Shape(1, 1, 1, 2));
            NDArray k = root.ones(new Shape(1, 1, 3, 2));
            assertThatThrownBy(() -> Kernels.causalAttention(q, k, k, 1))
                    .hasMessage("causal attention needs as many keys as queries, got 3 and 1");
        }
    }

    @Test
    void gates_are_written_over_without_gradients() {
        try (NDManager root = Engines.newManager(Device.cpu());
                GradMode off = GradMode.off()) {
            NDArray gate = root.create(new double[] {-2, 0, 0.5, 3});
            NDArray up = root.create(new double[] {1, 2, -1, 0.5});
            double[] expected = References.gatedInPlace(gate, up).toDoubleArray();
            assertThat(Kernels.gatedInPlace(gate, up).toDoubleArray()).containsExactly(expected, within(1e-15));
            assertThat(gate.toDoubleArray()).containsExactly(expected, within(1e-15));
        }
    }
}
