package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenCV, FFmpeg, PyTorch and TensorFlow live in one process, in whatever order they come. */
class NeighboursTest {

    private static final List<List<String>> ORDERS = List.of(
            List.of("opencv", "ffmpeg", "torch", "tensorflow"), List.of("tensorflow", "torch", "ffmpeg", "opencv"));

    @TempDir
    private Path folder;

    @BeforeAll
    static void assume() {
        Given.opencv();
        Given.ffmpeg();
    }

    @Test
    void all_compute_the_same_in_any_order() throws IOException, InterruptedException {
        Path video = Given.video(folder.resolve("clip.mov"), 64, 48, Given.steady(8, 40));
        List<Process> started = new ArrayList<>();
        for (List<String> order : ORDERS) {
            started.add(start(video, folder.resolve(order.get(0) + ".txt"), order));
        }
        List<List<String>> said = new ArrayList<>();
        for (int i = 0; i < started.size(); i++) {
            assertThat(started.get(i).waitFor(2, TimeUnit.MINUTES)).isTrue();
            String log = Files.readString(folder.resolve(ORDERS.get(i).get(0) + ".txt"));
            Assumptions.assumeFalse(started.get(i).exitValue() == Neighbours.MISSING, log);
            assertThat(started.get(i).exitValue()).as(log).isZero();
            said.add(log.lines()
                    .filter(line -> line.startsWith(Neighbours.RESULT))
                    .sorted()
                    .toList());
        }

        // Each works twice: when it has just been loaded, and after all others.
        assertThat(said.get(0)).hasSize(8);
        assertThat(said.get(1)).isEqualTo(said.get(0));
    }

    private static Process start(Path video, Path log, List<String> order) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-Dai.djl.pytorch.num_interop_threads=1",
                "-cp",
                String.join(
                        File.pathSeparator,
                        Path.of("target", "test-classes").toString(),
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path", "")),
                Neighbours.class.getName(),
                video.toString()));
        command.addAll(order);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
