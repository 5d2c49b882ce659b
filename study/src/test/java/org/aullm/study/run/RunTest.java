package org.aullm.study.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.aullm.study.StudyFolderTest;
import org.aullm.study.plan.Plan;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.StudyLock;

/** What tests of runs share. */
abstract class RunTest extends StudyFolderTest {

    static final String SMALL =
            """
            study: small
            data: fake-clips
            units: [1, 4]
            protocol: { split: loso }
            baseline: { encoder: plain-cnn, projector: linear, graph: r-augnn, llm: none, loss: bce }
            training: { epochs: 3 }
            """;

    static final String TWO_CELLS = SMALL + "ablate: { variants: [ { graph: none } ] }\n";

    private static final long PATIENCE_MILLIS = 30_000;

    final Recorder recorder = new Recorder();

    Path journal() {
        return folder.resolve("journal");
    }

    StudyFolder studyFolder() {
        return new StudyFolder(folder.resolve("out"));
    }

    WorkerCommand workers(int sleepMillis) {
        return Java.command(
                FakeWorker.class, Integer.toString(sleepMillis), journal().toString());
    }

    StudyRunner runner(Plan plan, WorkerCommand command, int workers, boolean retryFailed) {
        return new StudyRunner(studyFolder(), plan, command, workers, retryFailed, recorder);
    }

    RunSummary run(String study) throws IOException, InterruptedException {
        return runner(plan(study), workers(1), 2, false).run();
    }

    /** The trials that were begun, and by which process. */
    List<String> journalLines() throws IOException {
        return Files.exists(journal()) ? Files.readAllLines(journal()) : List.of();
    }

    /** Every result file's content. */
    static Map<String, String> results(Path study) throws IOException {
        Map<String, String> results = new TreeMap<>();
        Path trials = study.resolve("trials");
        if (Files.isDirectory(trials)) {
            try (var each = Files.newDirectoryStream(trials)) {
                for (Path trial : each) {
                    if (Files.exists(trial.resolve("result.json"))) {
                        results.put(
                                String.valueOf(trial.getFileName()), Files.readString(trial.resolve("result.json")));
                    }
                }
            }
        }
        return results;
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(5);
        }
    }

    static boolean locked(Path study) {
        try (StudyLock lock = StudyLock.take(study)) {
            return false;
        } catch (org.aullm.study.StudyException e) {
            return true;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
