package org.aullm.tensor.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private final NDManager root = Engines.newManager(Device.cpu());

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void brain_floats_and_halves_are_widened_exactly() throws IOException {
        Path file = RawFile.write(
                folder.resolve("w.safetensors"),
                "{\"b\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[0,6]},"
                        + "\"h\":{\"dtype\":\"F16\",\"shape\":[6],\"data_offsets\":[6,18]}}",
                // 1.5, -0.0, infinity; 1.5, -2, smallest subnormal, largest subnormal, largest, -infinity
                RawFile.shorts(0x3fc0, 0x8000, 0x7f80, 0x3e00, 0xc000, 0x0001, 0x03ff, 0x7bff, 0xfc00));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.read("b", root, DataType.FLOAT32).toFloatArray())
                    .containsExactly(1.5f, -0.0f, Float.POSITIVE_INFINITY);
            assertThat(checkpoint.read("h", root, DataType.FLOAT64).toDoubleArray())
                    .containsExactly(1.5, -2, 0x1p-24, 1023 * 0x1p-24, 65504, Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    void stored_bytes_are_read_without_an_engine() throws IOException {
        Path file = RawFile.write(
                folder.resolve("brain.safetensors"),
                """
                {"w": {"dtype": "BF16", "shape": [4], "data_offsets": [0, 8]},
                 "f": {"dtype": "F8_E4M3", "shape": [2], "data_offsets": [8, 10]}}""",
                RawFile.shorts(0x3fc0, 0xc000, 0x4080, 0x3f80, 0));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.type("w").floats(checkpoint.bytes("w", 1, 2))).containsExactly(-2, 4);
            ByteBuffer eight = checkpoint.bytes("f", 0, 2);
            assertThatThrownBy(() -> StoredType.F8_E4M3.floats(eight))
                    .hasMessage("F8_E4M3 is not read; store the numbers as F16 or F32");
        }
    }

    @Test
    void every_half_is_widened_to_its_value() {
        for (int bits = 0; bits < 0x10000; bits++) {
            int exponent = bits >> 10 & 31;
            int fraction = bits & 1023;
            double size = exponent == 0
                    ? fraction * Math.pow(2, -24)
                    : exponent == 31
                            ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                            : (1024 + fraction) * Math.pow(2, exponent - 25);
            assertThat(Double.compare(Widening.float16((short) bits), bits < 0x8000 ? size : -size))
                    .as("half %x", bits)
                    .isZero();
        }
    }

    @Test
    void writing_and_reading_gives_the_same_bits_in_the_same_order() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        arrays.put("z", Arrays.owned(root, new double[] {0.1, -2}, DataType.FLOAT64, 2));
        arrays.put("a.weight", Arrays.owned(root, new double[] {1, 2, 3, 4, 5, 6}, DataType.FLOAT32, 2, 3));
        arrays.put("step", root.create(new long[] {1L << 40}, new Shape()));
        arrays.put("empty", root.create(new Shape(0, 3), DataType.FLOAT32));
        Path file = folder.resolve("w.safetensors");
        CheckpointWriter.write(file, arrays);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.names()).containsExactly("z", "a.weight", "step", "empty");
            assertThat(checkpoint.type("z")).isEqualTo(StoredType.F64);
            assertThat(checkpoint.read("z", root, DataType.FLOAT64).toDoubleArray())
                    .containsExactly(0.1, -2);
            assertThat(checkpoint.shape("a.weight")).isEqualTo(new Shape(2, 3));
            assertThat(checkpoint.readShared("a.weight", root, DataType.FLOAT32).toFloatArray())
                    .containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(checkpoint.read("step", root, DataType.INT64).toLongArray())
                    .containsExactly(1L << 40);
            assertThat(checkpoint.readShared("empty", root, DataType.FLOAT32).getShape())
                    .isEqualTo(new Shape(0, 3));
        }
    }

    @Test
    void the_same_arrays_give_the_same_bytes() throws IOException {
        Map<String, NDArray> arrays = Map.of("w", Arrays.owned(root, new double[] {1, 2}, DataType.FLOAT32, 2));
        CheckpointWriter.write(folder.resolve("one"), arrays);
        CheckpointWriter.write(folder.resolve("two"), arrays);

        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
        assertThat(Files.size(folder.resolve("one")) % 8).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void a_folder_that_does_not_exist_cannot_be_written_to() {
        Path file = folder.resolve("no/w.safetensors");
        assertThatThrownBy(() -> CheckpointWriter.write(file, Map.of()))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith(file + ": cannot be written: java.nio.file.NoSuchFileException");
    }

    @Test
    void arrays_longer_than_one_piece_are_whole() {
        double[] values = new double[(1 << 19) * 2 + 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path file = folder.resolve("w.safetensors");
        CheckpointWriter.write(file, Map.of("w", Arrays.owned(root, values, DataType.FLOAT64, values.length)));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.read("w", root, DataType.FLOAT64).toDoubleArray())
                    .isEqualTo(values);
            float[] narrow = checkpoint.read("w", root, DataType.FLOAT32).toFloatArray();
            assertThat(narrow[values.length - 1]).isEqualTo(values.length - 1);
        }
    }

    @Test
    void rows_are_read_in_the_order_asked() throws IOException {
        Path file = matrix();
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            NDArray rows = checkpoint.readRows("m", new long[] {2, 0, 2}, root, DataType.FLOAT32);
            assertThat(rows.getShape()).isEqualTo(new Shape(3, 2));
            assertThat(rows.toFloatArray()).containsExactly(5, 6, 1, 2, 5, 6);
            assertThat(checkpoint
                            .readRows("m", new long[0], root, DataType.FLOAT64)
                            .getShape())
                    .isEqualTo(new Shape(0, 2));
            assertThatThrownBy(() -> checkpoint.readRows("m", new long[] {3}, root, DataType.FLOAT32))
                    .hasMessage(file + ": tensor 'm' has 3 rows, row 3 was asked for");
        }
    }

    @Test
    void what_cannot_be_read_as_asked_is_refused() throws IOException {
        Path file = matrix();
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThatThrownBy(() -> checkpoint.read("m", root, DataType.INT64))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage(file + ": tensor 'm' holds F32, which cannot be read as int64");
            assertThatThrownBy(() -> checkpoint.shape("n"))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage(file + ": there is no tensor 'n' among its 1, such as [m]");
        }
    }

    @Test
    void a_view_of_a_shared_array_outlives_the_array_the_checkpoint_and_a_step() throws IOException {
        NDArray view;
        try (StepScope step = StepScope.open(root);
                Checkpoint checkpoint = Checkpoint.open(matrix())) {
            NDArray shared = checkpoint.readShared("m", root, DataType.FLOAT32);
            view = StepScope.keep(shared.transpose(), root);
            shared.close();
        }
        System.gc();
        System.gc();
        assertThat(view.toFloatArray()).containsExactly(1, 3, 5, 2, 4, 6);
    }

    @Test
    void a_copied_array_can_be_written() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(matrix())) {
            NDArray copy = checkpoint.read("m", root, DataType.FLOAT32);
            copy.addi(copy);
            assertThat(copy.toFloatArray()).containsExactly(2, 4, 6, 8, 10, 12);
        }
    }

    @Test
    void shards_are_read_through_their_index() throws IOException {
        Files.move(matrix(), folder.resolve("one.safetensors"));
        RawFile.write(
                folder.resolve("two.safetensors"),
                "{\"v\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}",
                RawFile.floats(7));
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"metadata\":{},\"weight_map\":{\"v\":\"two.safetensors\",\"m\":\"one.safetensors\"}}");
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.names()).containsExactly("v", "m");
            assertThat(checkpoint.read("v", root, DataType.FLOAT32).toFloatArray())
                    .containsExactly(7);
            assertThat(checkpoint.file("m")).isEqualTo(folder.resolve("one.safetensors"));
        }
    }

    @Test
    void a_trained_model_made_elsewhere_is_read() {
        Path model = Path.of("").toAbsolutePath().resolve("../../shared/models/tinyllama-260k");
        Assumptions.assumeTrue(Files.exists(model), "no folder ../shared with models beside the repository");
        try (Checkpoint checkpoint = Checkpoint.open(model)) {
            String embedding = "model.embed_tokens.weight";
            NDArray whole = checkpoint.readShared(embedding, root, DataType.FLOAT32);
            NDArray rows = checkpoint.readRows(embedding, new long[] {511, 3}, root, DataType.FLOAT32);
            assertThat(rows.get(0)).isEqualTo(whole.get(511));
            assertThat(checkpoint.read(embedding, root, DataType.FLOAT32)).isEqualTo(whole);
        }
    }

    private Path matrix() throws IOException {
        return RawFile.write(
                folder.resolve("m.safetensors"),
                "{\"__metadata__\":{\"format\":\"pt\"},\"m\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]}}  ",
                RawFile.floats(1, 2, 3, 4, 5, 6));
    }
}
