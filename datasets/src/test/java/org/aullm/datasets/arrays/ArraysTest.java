package org.aullm.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.tensor.Engines;
import org.aullm.tensor.safetensors.CheckpointWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArraysTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void manifest() throws IOException {
        Files.writeString(folder.resolve("dataset.yaml"), "manifest: 1\nname: lab\nlicence: CC0\nclips: clips.csv\n");
        table("subject,sample,units\na,1,4+7\na,2,\nb,1,-\n");
    }

    private void table(String text) throws IOException {
        Files.writeString(folder.resolve("clips.csv"), text);
    }

    private void file(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private void tensors(String name, Map<String, float[]> values, long... shape) {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            values.forEach((key, each) -> arrays.put(key, manager.create(each, new Shape(shape))));
            CheckpointWriter.write(folder.resolve(name), arrays);
        }
    }

    private Dataset open(Object... more) {
        Map<String, Object> options = new HashMap<>(Map.of("manifest", folder.toString()));
        for (int i = 0; i < more.length; i += 2) {
            options.put((String) more[i], more[i + 1]);
        }
        ArraysProvider provider = new ArraysProvider();
        return provider.open(Options.of(provider.options(), options));
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.duplicate().get(values);
        return values;
    }

    private void assertRefused(String message, Object... options) {
        assertThatThrownBy(() -> open(options).close())
                .isInstanceOf(ComponentException.class)
                .hasMessage(message.replace("DIR", folder.toString()));
    }

    @Test
    void items_follow_the_rows_of_the_table_also_those_that_are_not_taken() throws IOException {
        file("f.npy", Npy.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6));
        try (Dataset data = open("array", "f.npy");
                Dataset all = open("array", "f.npy", "unlabelled", "keep")) {
            assertThat(data.evidence()).hasToString("features (2, 1, 1, 1)");
            assertThat(data.clips()).extracting(Clip::id).containsExactly("lab/a/1", "lab/b/1");
            assertThat(floats(data.read(data.clips().get(1)))).containsExactly(5, 6);
            assertThat(data.licences()).containsExactly(Map.entry("lab", "CC0"));
            assertThat(data.remarks()).containsExactly("1 clips without known units were not taken");
            assertThat(floats(all.read(all.clips().get(1)))).containsExactly(3, 4);
        }
    }

    @Test
    void the_same_numbers_in_any_file_are_the_same_data() throws IOException {
        file("f.npy", Npy.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6));
        file("g.npy", Npy.of(2, ">i8", true, new int[] {3, 2}, 1, 3, 5, 2, 4, 6));
        tensors("stacked.safetensors", Map.of("x", new float[] {1, 2, 3, 4, 5, 6}), 3, 2);
        Map<String, float[]> each = new LinkedHashMap<>();
        each.put("b/1", new float[] {5, 6});
        each.put("lab/a/1", new float[] {1, 2});
        each.put("2", new float[] {3, 4});
        tensors("each.safetensors", each, 2);
        String known = "";
        for (String name : new String[] {"f.npy", "g.npy", "stacked.safetensors", "each.safetensors"}) {
            try (Dataset data = open("array", name)) {
                String fingerprint = data.fingerprint();
                assertThat(known.isEmpty() || known.equals(fingerprint))
                        .as(name)
                        .isTrue();
                known = fingerprint;
            }
        }
        file("f.npy", Npy.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 7));
        try (Dataset data = open("array", "f.npy")) {
            assertThat(data.fingerprint()).isNotEqualTo(known);
        }
    }

    @Test
    void each_clip_may_have_a_file_of_its_own() throws IOException {
        table("subject,path,units\na,one.npy,4\nb,two.safetensors,-\n");
        file("one.npy", Npy.floats(new int[] {2, 1, 2}, 1, 2, 3, 4));
        tensors("two.safetensors", Map.of("map", new float[] {5, 6, 7, 8}), 2, 1, 2);
        try (Dataset data = open()) {
            assertThat(data.evidence()).hasToString("features (2, 1, 1, 2)");
            assertThat(floats(data.read(data.clips().get(1)))).containsExactly(5, 6, 7, 8);
        }
    }

    @Test
    void flow_and_frames_know_what_nothing_moving_looks_like() throws IOException {
        table("subject,sample,units\na,1,4\n");
        file("flow.npy", Npy.floats(new int[] {1, 3, 1, 2}, 1, 2, 3, 4, 5, 6));
        file("frames.npy", Npy.of(1, "|u1", false, new int[] {1, 2, 1, 2}, 10, 20, 30, 40));
        file("both.npy", Npy.floats(new int[] {1, 4, 2, 1, 1}, 1, 2, 3, 4, 5, 6, 7, 8));
        try (Dataset flow = open("array", "flow.npy", "evidence", "flow-image");
                Dataset frames = open("array", "frames.npy", "evidence", "frames");
                Dataset both = open("array", "both.npy", "evidence", "frames-and-flow")) {
            assertThat(flow.evidence()).hasToString("flow-image (3, 1, 2)");
            assertThat(floats(flow.still(flow.clips().get(0)))).containsExactly(0, 0, 0, 0, 0, 0);
            assertThat(frames.evidence()).hasToString("frames (1, 2, 1, 2)");
            assertThat(floats(frames.still(frames.clips().get(0)))).containsExactly(10, 20, 10, 20);
            assertThat(both.evidence()).hasToString("frames-and-flow (4, 2, 1, 1)");
            assertThat(floats(both.still(both.clips().get(0)))).containsExactly(1, 1, 0, 0, 0, 0, 0, 0);
        }
    }

    @Test
    void features_at_rest_are_the_clip_s_own_unless_a_file_says_them() throws IOException {
        file("f.npy", Npy.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6));
        file("rest.npy", Npy.floats(new int[] {3, 2}, 0, 1, 0, 2, 0, 3));
        try (Dataset own = open("array", "f.npy");
                Dataset given = open("array", "f.npy", "still", "rest.npy")) {
            assertThat(floats(own.still(own.clips().get(1)))).containsExactly(5, 6);
            assertThat(floats(given.still(given.clips().get(1)))).containsExactly(0, 3);
            assertThat(given.fingerprint()).isNotEqualTo(own.fingerprint());
        }
    }

    @Test
    void every_problem_of_every_clip_is_said_at_once() throws IOException {
        table("subject,path,units\na,one.npy,4\na,gone.npy,4\nb,cut.npy,4\nb,x.csv,4\nc,two.safetensors,4\n");
        file("one.npy", Npy.floats(new int[] {2}, 1, 2));
        file("cut.npy", new byte[3]);
        tensors("two.safetensors", Map.of("x", new float[] {1, 2}, "y", new float[] {1, 2}), 2);
        assertThatThrownBy(this::open)
                .hasMessageContaining("  row 3, lab/a/gone.npy: " + folder.resolve("gone.npy") + " is not a file\n")
                .hasMessageContaining("  row 4, lab/b/cut.npy: " + folder.resolve("cut.npy")
                        + " is no file of numpy (.npy, version 1 to 3)\n")
                .hasMessageContaining("  row 5, lab/b/x.csv: " + folder.resolve("x.csv")
                        + " ends neither in .npy nor in .safetensors; convert it with numpy.save or"
                        + " safetensors.numpy.save_file\n")
                .hasMessageContaining(
                        "  row 6, lab/c/two.safetensors: " + folder.resolve("two.safetensors") + " has 2 tensors (")
                .hasMessageEndingWith("); name one with 'tensor'");
    }

    @Test
    void numbers_that_are_none_and_shapes_that_differ_are_said_by_row() throws IOException {
        table("subject,path,units\na,one.npy,4\na,two.npy,4\nb,three.npy,4\n");
        file("one.npy", Npy.floats(new int[] {2}, 1, 2));
        file("two.npy", Npy.floats(new int[] {2}, 1, Double.NaN));
        file("three.npy", Npy.floats(new int[] {3}, 1, 2, 3));
        assertRefused(
                """
                arrays of DIR/dataset.yaml:
                  row 3, lab/a/two.npy: number 1 of 2 is NaN
                  row 4, lab/b/three.npy: DIR/three.npy gives features (3, 1, 1, 1), but the first clip gives features (2, 1, 1, 1); all must agree""");
    }

    @Test
    void a_file_that_does_not_fit_the_table_is_refused() throws IOException {
        file("f.npy", Npy.floats(new int[] {2, 2}, 1, 2, 3, 4));
        assertRefused(
                """
                arrays of DIR/dataset.yaml:
                  array: DIR/f.npy has shape (2, 2), but the table has 3 rows; item i of the first axis belongs to row i, also to rows whose units are unknown
                  still: '../f.npy' lies outside the root DIR""",
                "array",
                "f.npy",
                "still",
                "../f.npy");
        tensors("t.safetensors", Map.of("a/1", new float[] {1, 2}, "b/2", new float[] {1, 2}), 2);
        assertThatThrownBy(() -> open("array", "t.safetensors"))
                .hasMessageContaining("row 4, lab/b/1: no tensor of %s is called 'lab/b/1' or 'b/1'; there are "
                        .formatted(folder.resolve("t.safetensors")));
        assertThatThrownBy(() -> open("array", "t.safetensors", "tensor", "c"))
                .hasMessageContaining("%s has no tensor 'c'; there are ".formatted(folder.resolve("t.safetensors")));
    }

    @Test
    void shapes_that_are_no_such_evidence_are_refused() throws IOException {
        table("subject,sample,units\na,1,4\n");
        file("f.npy", Npy.floats(new int[] {1, 2, 2}, 1, 2, 3, 4));
        for (String[] each : new String[][] {
            {"features", "(length), (channels, rows, columns) or (channels, time, rows, columns)"},
            {"flow-image", "(3, rows, columns): u, v, strain"},
            {"frames", "(time, rows, columns) or (1, time, rows, columns)"},
            {"frames-and-flow", "(4, time, rows, columns): grey, u, v, strain"}
        }) {
            assertRefused(
                    "DIR/dataset.yaml, clip lab/a/1: an array of shape (2, 2) cannot be %s, which is %s"
                            .formatted(each[0], each[1]),
                    "array",
                    "f.npy",
                    "evidence",
                    each[0]);
        }
    }

    @Test
    void a_table_without_paths_needs_names_and_a_licence() throws IOException {
        file("f.npy", Npy.floats(new int[] {1, 1}, 1));
        table("subject,units\na,4\n");
        assertRefused(
                "DIR/dataset.yaml:\n  the table has no column 'sample'; it has subject, units; say which one it is under"
                        + " 'columns'",
                "array",
                "f.npy");
        Files.writeString(folder.resolve("dataset.yaml"), "manifest: 1\nname: lab\nclips: clips.csv\n");
        table("subject,sample,units\na,1,4\n");
        assertThatThrownBy(() -> open("array", "f.npy")).hasMessageContaining("'licence' is missing for 'lab'");
    }
}
