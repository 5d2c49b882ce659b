package org.aullm.datasets.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that write into one cache and are killed in the middle. */
class KilledWritersTest {

    private static final int BYTES = 200_000;
    private static final int ENTRIES = 3_000;

    @TempDir
    private Path folder;

    /** Writes entries one by one, each in a file of its own, until it is killed. */
    public static void main(String[] arguments) {
        TensorCache cache = TensorCache.open(Path.of(arguments[0]), Set.of());
        for (int i = 0; i < ENTRIES; i++) {
            cache.add(entry(i));
            cache.flush();
        }
    }

    private static Entry entry(int number) {
        byte[] bytes = new byte[BYTES];
        java.util.Arrays.fill(bytes, (byte) number);
        return new Entry("k" + number, Map.of(), Map.of("x", Tensor.of(bytes, BYTES)));
    }

    private Process start() throws IOException {
        String path = System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", "")
                + File.pathSeparator
                + classes(KilledWritersTest.class)
                + File.pathSeparator
                + classes(TensorCache.class);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        path,
                        KilledWritersTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private static String classes(Class<?> type) {
        // In a patched module both test and main classes come from the module's own place.
        String file = type.getName().replace('.', '/') + ".class";
        return Stream.of("target/classes", "target/test-classes")
                .filter(place -> Files.exists(Path.of(place, file)))
                .findFirst()
                .orElseThrow();
    }

    private int files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(".safetensors"))
                    .count();
        }
    }

    @Test
    void two_writers_killed_in_the_middle_leave_only_whole_entries() throws IOException, InterruptedException {
        List<Process> writers = new ArrayList<>(List.of(start(), start()));
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (files() < 20 && System.nanoTime() < patience) {
            Thread.sleep(5);
        }
        assertThat(writers)
                .as("%s", Files.readString(folder.resolve("said.txt")))
                .allMatch(Process::isAlive);
        writers.forEach(Process::destroyForcibly);
        for (Process writer : writers) {
            writer.waitFor();
        }
        TensorCache cache = TensorCache.open(folder, Set.of());
        cache.sweep();
        int found = 0;
        for (int i = 0; i < ENTRIES; i++) {
            Optional<Entry> entry = cache.find("k" + i);
            if (entry.isPresent()) {
                found++;
                assertThat(entry.get().tensor("x").levels())
                        .isEqualTo(entry(i).tensor("x").levels());
            }
        }
        assertThat(found).isBetween(20, ENTRIES - 1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }
}
