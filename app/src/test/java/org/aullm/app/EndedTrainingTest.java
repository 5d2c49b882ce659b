package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code aullm train} that is asked to end in the middle of a step. */
class EndedTrainingTest {

    private static final int SIGTERM = 143;

    @TempDir
    private Path folder;

    // Steps of half a second: the engine's globals used to go while such a step was in native code, which crashed
    // four of ten processes.
    @Test
    void sigterm_ends_it_without_a_crash_and_leaves_nothing() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("study.yaml"),
                """
                study: long
                data: { use: synthetic-faces, subjects: 3, clips: 4, size: 64, frames: 8 }
                units: [1, 12]
                protocol: { split: loso, seeds: [1] }
                baseline: { encoder: r3d-18, projector: linear, graph: none, llm: none, loss: asymmetric }
                training: { epochs: 2000, batch: 8 }
                ablate: { variants: [ { projector: mlp } ] }
                """);
        Process process = new ProcessBuilder(WorkerProcesses.command(
                                PluginPlaces.of(List.of(), Map.of(), ""), "train", "study.yaml", "--out", "model")
                        .words())
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assumeTrue(process.supportsNormalTermination(), "this system has no SIGTERM");
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine())
                    .as(Files.readString(folder.resolve("errors.txt")))
                    .startsWith("training long on ");
            TimeUnit.SECONDS.sleep(3);
            assertThat(process.isAlive()).as("still learning").isTrue();
            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("errors.txt")))
                    .isEqualTo(SIGTERM);
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .as("no model, no draft of one, no crash log")
                    .containsExactlyInAnyOrder("study.yaml", "errors.txt");
        }
    }
}
