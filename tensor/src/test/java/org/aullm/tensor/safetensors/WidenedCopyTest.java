package org.aullm.tensor.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidenedCopyTest {

    private static final String HEADER = "{\"b\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[0,6]},"
            + "\"h\":{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[6,10]},"
            + "\"f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[10,14]}}";

    @TempDir
    Path folder;

    private Path checkpoint(String name) throws IOException {
        // 1.5, -0.0, infinity; 1.5, smallest subnormal; a float of two shorts
        return RawFile.write(
                folder.resolve(name), HEADER, RawFile.shorts(0x3fc0, 0x8000, 0x7f80, 0x3e00, 0x0001, 0, 0x4049));
    }

    private Path cache() {
        return folder.resolve("cache").resolve("weights");
    }

    private long copies() throws IOException {
        try (Stream<Path> files = Files.list(cache())) {
            return files.filter(file -> file.toString().endsWith(".f32.safetensors"))
                    .count();
        }
    }

    @Test
    void holds_the_same_numbers_and_can_be_mapped() throws IOException {
        Path copy = WidenedCopy.of(checkpoint("w.safetensors"), cache());

        try (NDManager root = Engines.newManager(Device.cpu());
                Checkpoint wide = Checkpoint.open(copy)) {
            assertThat(wide.names()).containsExactly("b", "h", "f");
            assertThat(wide.names()).allMatch(name -> wide.type(name) == StoredType.F32);
            assertThat(wide.readShared("b", root, DataType.FLOAT32).toFloatArray())
                    .containsExactly(1.5f, -0.0f, Float.POSITIVE_INFINITY);
            assertThat(wide.readShared("h", root, DataType.FLOAT32).toFloatArray())
                    .containsExactly(1.5f, 0x1p-24f);
            assertThat(wide.readShared("f", root, DataType.FLOAT32).toFloatArray())
                    .containsExactly(Float.intBitsToFloat(0x40490000));
        }
    }

    @Test
    void is_named_by_content_not_by_place() throws IOException {
        Path first = WidenedCopy.of(checkpoint("one.safetensors"), cache());
        Path second = WidenedCopy.of(checkpoint("two.safetensors"), cache());

        assertThat(second).isEqualTo(first);
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void another_content_under_the_same_name_gets_another_copy() throws IOException {
        Path before = WidenedCopy.of(checkpoint("w.safetensors"), cache());
        RawFile.write(folder.resolve("w.safetensors"), HEADER, RawFile.shorts(0, 0, 0, 0, 0, 0, 0x4048));
        Files.setLastModifiedTime(
                folder.resolve("w.safetensors"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));

        assertThat(WidenedCopy.of(folder.resolve("w.safetensors"), cache())).isNotEqualTo(before);
        assertThat(copies()).isEqualTo(2);
    }

    @Test
    void whoever_comes_at_the_same_time_gets_the_same_copy() throws Exception {
        Path checkpoint = checkpoint("w.safetensors");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> found = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                found.add(pool.submit(() -> WidenedCopy.of(checkpoint, cache())));
            }
            for (Future<Path> each : found) {
                assertThat(each.get()).isEqualTo(found.get(0).get()).exists();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(copies()).isEqualTo(1);
        try (Stream<Path> files = Files.list(cache())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void so_do_processes() throws Exception {
        Path checkpoint = large(8_000_000);
        List<Process> processes = new ArrayList<>();
        List<BufferedReader> said = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            WideningProcess.class.getName(),
                            checkpoint.toString(),
                            cache().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            processes.add(process);
            said.add(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
            assertThat(said.get(i).readLine()).isEqualTo("ready");
        }
        for (Process process : processes) {
            process.getOutputStream().write(1);
            process.getOutputStream().flush();
        }
        String copy = said.get(0).readLine();
        assertThat(said.get(1).readLine()).isEqualTo(copy);
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(copies()).isEqualTo(1);
        try (Stream<Path> files = Files.list(cache())) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
        assertThat(Files.size(Path.of(copy))).isBetween(32_000_000L, 32_001_000L);
    }

    /** Tests have classes on the module path, their child processes on the class path. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                Path.of("target/test-classes").toAbsolutePath().toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
    }

    @Test
    void takes_no_memory_of_the_process_that_grows_with_the_weights() throws IOException {
        assumeThat(Path.of("/proc/self/status")).as("memory is read from Linux").exists();
        int numbers = 24_000_000;
        Path checkpoint = large(numbers);
        long before = ownMemory();
        Path copy = WidenedCopy.of(checkpoint, cache());

        try (NDManager root = Engines.newManager(Device.cpu());
                GradMode off = GradMode.off();
                Checkpoint wide = Checkpoint.open(copy)) {
            NDArray mapped = wide.readShared("w", root, DataType.FLOAT32);
            assertThat((double) mapped.max().getFloat()).isCloseTo(1, within(0.0));
            assertThat(ownMemory() - before).as("bytes besides the mapping").isLessThan(4L * numbers / 2);
        }
    }

    /** Bytes that belong to this process alone; mapped files do not. */
    private static long ownMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    private Path large(int numbers) throws IOException {
        Path file = folder.resolve("large.safetensors");
        String header =
                "{\"w\":{\"dtype\":\"BF16\",\"shape\":[%d],\"data_offsets\":[0,%d]}}".formatted(numbers, 2L * numbers);
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer piece = ByteBuffer.allocate(2 * 1_000_000).order(ByteOrder.LITTLE_ENDIAN);
        while (piece.hasRemaining()) {
            piece.putShort((short) 0x3f80);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(length.putLong(0, text.length));
            channel.write(ByteBuffer.wrap(text));
            for (int i = 0; i < numbers / 1_000_000; i++) {
                channel.write(piece.rewind());
            }
        }
        return file;
    }
}
