package org.aullm.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aullm.api.ComponentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyArrayTest {

    @TempDir
    private Path folder;

    private NpyArray open(byte[] bytes) throws IOException {
        return NpyArray.open(Files.write(folder.resolve("a.npy"), bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|b1", "|i1", "|u1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8", ">u8",
                "<f2", ">f2", "<f4", ">f4", "<f8", ">f8"
            })
    void every_kind_of_number_in_every_version_and_order_of_bytes_is_read(String descr) throws IOException {
        double[] values = descr.endsWith("b1") ? new double[] {0, 1, 1, 0, 1, 0} : new double[] {0, 1, 2, 3, 100, 127};
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        for (int version = 1; version <= 3; version++) {
            NpyArray array = open(Npy.of(version, descr, false, new int[] {3, 2}, values));
            assertThat(array.shape()).containsExactly(3L, 2L);
            assertThat(array.all()).containsExactly(floats);
            assertThat(array.item(1)).containsExactly(floats[2], floats[3]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<i1, -1, -1",
        "<u1, 255, 255",
        "<i2, -300, -300",
        "<u2, 65535, 65535",
        "<u4, 4294967295, 4294967296",
        "<i8, -5, -5",
        "<u8, -1, 18446744073709551616",
        "<f2, -0.375, -0.375",
        ">f8, 0.1, 0.1"
    })
    void signs_and_large_numbers_stay(String descr, double stored, float read) throws IOException {
        assertThat(open(Npy.of(1, descr, false, new int[] {1}, stored)).all()).containsExactly(read);
    }

    @Test
    void an_array_in_fortran_s_order_is_read_in_c_s() throws IOException {
        // [[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]] with the first axis running fastest.
        NpyArray array = open(Npy.of(1, ">f4", true, new int[] {2, 3, 2}, 1, 7, 3, 9, 5, 11, 2, 8, 4, 10, 6, 12));
        assertThat(array.all()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(array.item(0)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(array.item(1)).containsExactly(7, 8, 9, 10, 11, 12);
    }

    @Test
    void objects_are_never_unpickled() {
        assertThatThrownBy(() -> open(Npy.of(
                        1, "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", new byte[] {(byte) 0x80, 4})))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        folder.resolve("a.npy") + " holds pickled objects, which can run any code when opened, so it"
                                + " is not read. Save plain numbers: numpy.save(file, numpy.stack(list).astype('float32'))");
    }

    @Test
    void what_is_no_array_of_numbers_is_said() {
        Path file = folder.resolve("a.npy");
        assertThatThrownBy(() -> open("PK zip".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasMessage(file + " is no file of numpy (.npy, version 1 to 3)");
        assertThatThrownBy(() -> open(Npy.floats(new int[] {1}, 1, 2)))
                .hasMessage(file + " has 136 bytes, but shape [1] of F32 needs 132; is it cut short?");
        assertThatThrownBy(() -> open(java.util.Arrays.copyOf(Npy.floats(new int[] {1}, 1), 40)))
                .hasMessage(file + " is cut short: its header has 118 bytes");
        assertThatThrownBy(
                        () -> open(Npy.of(1, "{'descr': '<c8', 'fortran_order': False, 'shape': (), }", new byte[8])))
                .hasMessage(file + " holds '<c8'; whole numbers and floats of 16 to 64 bits are read");
        assertThatThrownBy(() -> open(
                        Npy.of(1, "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", new byte[4])))
                .hasMessage(file + " holds records, not numbers; save one field as an array of its own");
        assertThatThrownBy(() -> open(Npy.of(1, "{'shape': 3}", new byte[0])))
                .hasMessage(file + ": its header is not understood: {'shape': 3}");
        assertThatThrownBy(() -> open(Npy.of(
                        1,
                        "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
                        new byte[0])))
                .hasMessage(file + ": shape [4294967296, 4294967296] is too large");
    }

    @Test
    void a_file_that_numpy_wrote() {
        Path file = Path.of("../../shared/data/faces/lfw_subset.npy");
        assumeTrue(Files.exists(file), "skipped: the file that numpy wrote is not here");
        NpyArray array = NpyArray.open(file);
        assertThat(array.shape()).containsExactly(200L, 25L, 25L);
        assertThat(array.item(199)).hasSize(625).doesNotContain(Float.NaN);
    }
}
