package org.aullm.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Kills a study's processes at random moments until it is done. In every build a few times; fifty times as CONTRIBUTING.md
 * says under slow checks.
 */
class ChaosTest extends RunTest {

    private static final int KILLS = Integer.getInteger("aullm.kills", 8);
    private static final long SEED = 20_260_308L;
    private static final int EPOCH_MILLIS = 70;
    private static final int LONGEST_PEACE_MILLIS = 2_500;

    @Test
    void a_study_that_is_killed_at_random_moments_ends_as_if_nothing_had_been() throws Exception {
        int subjects = 8 + KILLS;
        read(TWO_CELLS, "data.subjects=" + subjects);
        write(subjects);
        assertThat(start("undisturbed", 1).waitFor()).isZero();
        Map<String, String> expected = results(folder.resolve("undisturbed"));
        assertThat(expected).hasSize(2 * subjects);
        Files.delete(journal());

        Random random = new Random(SEED);
        Map<String, Integer> kills = new TreeMap<>();
        Process study = start("out", EPOCH_MILLIS);
        for (int kill = 0; kill < KILLS; kill++) {
            if (study.waitFor(random.nextInt(LONGEST_PEACE_MILLIS), TimeUnit.MILLISECONDS)) {
                study = start("out", EPOCH_MILLIS);
                kills.merge("found it ended", 1, Integer::sum);
            }
            List<ProcessHandle> workers = study.children().toList();
            if (workers.isEmpty() || random.nextInt(3) == 0) {
                study.destroyForcibly().waitFor();
                kills.merge("study", 1, Integer::sum);
                study = start("out", EPOCH_MILLIS);
            } else {
                workers.get(random.nextInt(workers.size())).destroyForcibly();
                kills.merge("worker", 1, Integer::sum);
            }
            assertThat(expected).containsAllEntriesOf(results(studyFolder().path()));
        }
        study.destroyForcibly().waitFor();
        // Workers of a killed study may still be writing; they see that it is gone and end.
        assertThat(start("out", 1).waitFor()).isZero();

        System.out.println("kills: " + kills);
        assertThat(kills).containsKeys("study", "worker");
        assertThat(results(studyFolder().path())).isEqualTo(expected);
    }

    private void write(int subjects) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("data: fake-clips", "data: { use: fake-clips, subjects: %d }".formatted(subjects)));
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(out + ".log").toFile()))
                .start();
    }
}
