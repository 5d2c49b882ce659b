package org.aullm.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whole study processes that are ended from outside. */
class KilledStudyTest extends RunTest {

    private static final int EPOCH_MILLIS = 100;

    @Test
    void a_killed_study_goes_on_where_it_was_and_ends_as_if_nothing_had_been() throws Exception {
        read(TWO_CELLS);
        assertThat(start("undisturbed", 1).waitFor()).isZero();
        Files.delete(journal());

        Process study = start("out", EPOCH_MILLIS);
        await("two results", () -> finished() >= 2);
        study.destroyForcibly().waitFor();
        await("workers to follow their study", this::noWorkerIsLeft);
        Set<String> before = results(studyFolder().path()).keySet();
        Map<String, String> firstResults = results(studyFolder().path());

        assertThat(start("out", 1).waitFor()).isZero();

        assertThat(before.size()).isBetween(2, 5);
        Map<String, String> results = results(studyFolder().path());
        assertThat(results).isEqualTo(results(folder.resolve("undisturbed"))).containsAllEntriesOf(firstResults);
        for (String id : before) {
            assertThat(journalLines().stream().filter(line -> line.startsWith(id)))
                    .as("runs of the finished trial %s", id)
                    .hasSize(1);
        }
    }

    @Test
    void control_c_ends_workers_and_says_how_to_go_on() throws Exception {
        assumeFalse(interruptsAreIgnored(), "started in the background by a shell, which makes children ignore Ctrl-C");
        read(TWO_CELLS);
        Process study = start("out", EPOCH_MILLIS);
        await("a result", () -> finished() >= 1);

        new ProcessBuilder("kill", "-INT", Long.toString(study.pid())).start().waitFor();

        assertThat(study.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(study.exitValue()).isEqualTo(130);
        assertThat(Files.readAllLines(folder.resolve("out.log")))
                .last()
                .isEqualTo("stopped; run the same command to go on");
        await("workers to follow their study", this::noWorkerIsLeft);
        assertThat(locked(studyFolder().path())).isFalse();
    }

    private Process start(String out, int epochMillis) throws IOException {
        WorkerCommand command = Java.command(
                FakeStudy.class,
                folder.resolve("study.yaml").toString(),
                folder.resolve(out).toString(),
                Integer.toString(epochMillis),
                journal().toString());
        return new ProcessBuilder(command.words())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(out + ".log").toFile())
                .start();
    }

    private int finished() {
        try {
            return results(studyFolder().path()).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Children inherit it, and a Java machine that was started so stays so. Signal 2 is the second bit.
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring(line.indexOf('\t') + 1))
                        .anyMatch(bits -> (Long.parseUnsignedLong(bits, 16) & 2) != 0);
    }

    private boolean noWorkerIsLeft() {
        try {
            return journalLines().stream()
                    .map(line -> Long.parseLong(line.split(" ")[1]))
                    .noneMatch(pid ->
                            ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
