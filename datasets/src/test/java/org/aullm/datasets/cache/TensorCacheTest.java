package org.aullm.datasets.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorCacheTest {

    @TempDir
    private Path folder;

    private static Entry entry(String key) {
        return new Entry(
                key,
                Map.of("said", "of " + key),
                Map.of(
                        "levels", Tensor.of(new byte[] {1, 2, (byte) 255, 4, 5, 6}, 2, 3),
                        "flow", Tensor.of(FloatBuffer.wrap(new float[] {0.5f, -2}), 2)));
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void an_entry_without_the_notes_that_all_have_counts_as_not_there() {
        TensorCache older = TensorCache.open(folder, Set.of());
        older.add(new Entry("a", Map.of("x", "1"), Map.of("t", Tensor.of(new byte[] {1}, 1))));
        older.flush();
        assertThat(TensorCache.open(folder, Set.of("x")).find("a")).isPresent();
        TensorCache newer = TensorCache.open(folder, Set.of("x", "y"));
        assertThat(newer.find("a")).isEmpty();
        newer.add(new Entry("a", Map.of("x", "1", "y", "2"), Map.of("t", Tensor.of(new byte[] {1}, 1))));
        newer.flush();
        assertThat(TensorCache.open(folder, Set.of("x", "y"))
                        .find("a")
                        .orElseThrow()
                        .note("y"))
                .isEqualTo("2");
    }

    @Test
    void what_was_written_is_found_again_by_another_process() {
        TensorCache cache = TensorCache.open(folder, Set.of());
        cache.add(entry("a"));
        cache.add(entry("b"));
        cache.flush();
        Entry found = TensorCache.open(folder, Set.of()).find("b").orElseThrow();
        assertThat(found.note("said")).isEqualTo("of b");
        assertThat(found.tensor("levels").shape()).containsExactly(2, 3);
        assertThat(found.tensor("levels").levels().get(2)).isEqualTo((byte) 255);
        assertThat(found.tensor("flow").floats().get(1)).isEqualTo(-2f);
        assertThat(found.tensor("flow").bytes().isDirect())
                .as("mapped, not copied")
                .isTrue();
    }

    @Test
    void what_is_not_yet_written_is_found_here_only() {
        TensorCache cache = TensorCache.open(folder, Set.of());
        cache.add(entry("a"));
        assertThat(cache.find("a")).isPresent();
        assertThat(TensorCache.open(folder, Set.of()).find("a")).isEmpty();
    }

    @Test
    void what_another_process_writes_meanwhile_is_found_after_a_refresh() {
        TensorCache cache = TensorCache.open(folder, Set.of());
        TensorCache other = TensorCache.open(folder, Set.of());
        other.add(entry("a"));
        other.flush();
        assertThat(cache.find("a")).isEmpty();
        cache.refresh();
        assertThat(cache.find("a")).isPresent();
    }

    @Test
    void the_file_is_safetensors() throws IOException {
        TensorCache cache = TensorCache.open(folder, Set.of());
        cache.add(new Entry("k", Map.of(), Map.of("x", Tensor.of(new byte[] {7}, 1))));
        cache.flush();
        byte[] bytes = Files.readAllBytes(files(".safetensors").get(0));
        int header = bytes[0] + 256 * bytes[1];
        assertThat(header % 8).isZero();
        assertThat(new String(bytes, 8, header, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"__metadata__\":{},\"k/x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}");
        assertThat(Arrays.copyOfRange(bytes, 8 + header, bytes.length)).containsExactly(7);
    }

    @Test
    void a_file_cut_short_anywhere_counts_as_not_there_and_is_swept_away() throws IOException {
        TensorCache cache = TensorCache.open(folder, Set.of());
        cache.add(entry("a"));
        cache.flush();
        Path file = files(".safetensors").get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            TensorCache reopened = TensorCache.open(folder, Set.of());
            assertThat(reopened.find("a"))
                    .as("%d of %d bytes", length, whole.length)
                    .isEmpty();
        }
        Files.write(folder.resolve("shard-1.part"), new byte[] {1});
        TensorCache reopened = TensorCache.open(folder, Set.of());
        reopened.sweep();
        assertThat(files("")).isEmpty();
        reopened.add(entry("a"));
        reopened.flush();
        assertThat(TensorCache.open(folder, Set.of()).find("a")).isPresent();
    }

    @Test
    void a_memo_survives_a_line_that_was_cut_short() throws IOException {
        Path file = folder.resolve("memo.txt");
        Memo memo = Memo.open(file);
        memo.add("a", "1");
        memo.flush();
        Files.writeString(file, "b\tha", StandardOpenOption.APPEND);
        Memo again = Memo.open(file);
        assertThat(again.find("a")).contains("1");
        assertThat(again.find("b")).isEmpty();
        again.add("c", "3");
        again.flush();
        Memo third = Memo.open(file);
        assertThat(third.find("a")).contains("1");
        assertThat(third.find("b")).isEmpty();
        third.add("c", "3");
        third.flush();
        assertThat(Memo.open(file).find("c")).contains("3");
    }
}
