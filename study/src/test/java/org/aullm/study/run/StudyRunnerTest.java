package org.aullm.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.StudyException;
import org.aullm.study.plan.Plan;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyLock;
import org.aullm.study.store.TrialFolder;
import org.junit.jupiter.api.Test;

class StudyRunnerTest extends RunTest {

    @Test
    void every_trial_is_run_once_and_never_again() throws Exception {
        RunSummary first = run(TWO_CELLS);

        assertThat(first).isEqualTo(new RunSummary(RunSummary.End.FINISHED, "", 6, 0, 0));
        assertThat(first.exitCode()).isZero();
        assertThat(recorder.events)
                .startsWith("begun 6 trials, 0 done, 0 failed, 2 workers")
                .contains("epoch 3/3 of baseline, fold fake/s1, seed 1", "done graph: none, fold fake/s3, seed 1")
                .endsWith("ended FINISHED");
        assertThat(journalLines()).hasSize(6);
        Map<String, String> results = results(studyFolder().path());

        assertThat(run(TWO_CELLS)).isEqualTo(first);
        assertThat(journalLines()).hasSize(6);
        assertThat(results(studyFolder().path())).isEqualTo(results).hasSize(6);
        StoredStudy stored = StoredStudy.load(studyFolder().path());
        assertThat(stored.cells())
                .extracting(cell ->
                        "%s: %d of %d".formatted(cell.name(), cell.results().size(), cell.expected()))
                .containsExactly("baseline: 3 of 3", "graph: none: 3 of 3");
        assertThat(stored.cells().get(1).costs()).hasSize(3);
    }

    @Test
    void a_changed_study_in_the_same_folder_reuses_what_is_unchanged() throws Exception {
        run(SMALL);

        assertThat(run(TWO_CELLS).done()).isEqualTo(6);
        assertThat(journalLines()).hasSize(6);
    }

    @Test
    void failures_are_told_apart_stop_nobody_and_are_tried_again_only_when_asked() throws Exception {
        String study = SMALL
                + """
                ablate:
                  variants:
                    - { name: diverges, training: { batch: 1001 } }
                    - { name: does not fit, training: { batch: 1002 } }
                    - { name: cannot build, training: { batch: 1003 } }
                    - { name: defect, training: { batch: 1004 } }
                """;

        RunSummary summary = run(study);

        assertThat(summary).isEqualTo(new RunSummary(RunSummary.End.FINISHED, "", 3, 12, 0));
        assertThat(summary.exitCode()).isEqualTo(1);
        List<StoredStudy.CellTrials> cells =
                StoredStudy.load(studyFolder().path()).cells();
        assertThat(cells.get(0).failures()).isEmpty();
        assertThat(cells.subList(1, 5))
                .extracting(cell -> cell.failures().get(0).kind() + " "
                        + cell.failures().get(0).message())
                .containsExactly(
                        "DIVERGED the loss is NaN in epoch 2",
                        "CONFIGURATION graph: 3 is too many",
                        "CONFIGURATION model.safetensors is cut short",
                        "ERROR java.lang.IllegalStateException: this should not be");
        assertThat(cells.get(4).failures().get(0).detail()).contains("FakeTrials.run");
        assertThat(journalLines()).hasSize(15);

        assertThat(run(study)).isEqualTo(summary);
        assertThat(journalLines()).hasSize(15);
        runner(plan(study), workers(1), 2, true).run();
        assertThat(journalLines()).hasSize(27);
    }

    @Test
    void a_worker_that_is_killed_loses_nothing_but_time() throws Exception {
        run(TWO_CELLS);
        Map<String, String> undisturbed = results(studyFolder().path());
        Files.move(studyFolder().path(), folder.resolve("first"));
        Files.delete(journal());
        Plan plan = plan(TWO_CELLS);
        Thread killer = new Thread(() -> {
            try {
                await("the third trial", () -> lines() >= 3);
                String[] words = journalLines().get(2).split(" ");
                ProcessHandle.of(Long.parseLong(words[1])).ifPresent(ProcessHandle::destroyForcibly);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        killer.start();

        RunSummary summary = runner(plan, workers(150), 2, false).run();
        killer.join();

        assertThat(summary.done()).isEqualTo(6);
        assertThat(recorder.notes).hasSize(1);
        assertThat(recorder.notes.get(0))
                .matches("worker [12] was killed, often because memory ran out, exit code 137; trying .* again");
        assertThat(journalLines()).hasSize(7);
        assertThat(results(studyFolder().path())).isEqualTo(undisturbed);
    }

    @Test
    void a_trial_that_kills_three_workers_has_failed() throws Exception {
        Plan plan = plan(SMALL + "ablate: { variants: [ { training: { batch: 1005 } } ] }\n", "data.subjects=2");

        RunSummary summary = runner(plan, workers(1), 2, false).run();

        assertThat(summary).isEqualTo(new RunSummary(RunSummary.End.FINISHED, "", 2, 2, 0));
        assertThat(recorder.failures).extracting(TrialFailure::kind).containsOnly(TrialFailure.Kind.KILLED);
        assertThat(recorder.failures)
                .extracting(TrialFailure::message)
                .containsOnly("3 workers died on it; the last one crashed in native code, exit code 134");
        assertThat(recorder.failures)
                .extracting(TrialFailure::detail)
                .allMatch(log -> log.contains("engines print where they like"));
    }

    @Test
    void a_worker_that_is_frozen_or_gets_nowhere_is_killed_and_replaced() throws Exception {
        Plan frozen = plan(TWO_CELLS);
        Thread freezer = new Thread(() -> {
            try {
                await("the third trial", () -> lines() >= 3);
                signal("STOP", Long.parseLong(journalLines().get(2).split(" ")[1]));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        freezer.start();
        Patience silence = new Patience(Duration.ofSeconds(7), Duration.ofSeconds(60));

        RunSummary summary = new StudyRunner(studyFolder(), frozen, workers(150), 2, false, recorder, silence).run();
        freezer.join();

        assertThat(summary.done()).isEqualTo(6);
        assertThat(recorder.notes)
                .singleElement()
                .asString()
                .matches("worker [12] gave no sign of life for 0:07 and was killed; trying .* again");
    }

    @Test
    void a_trial_that_hangs_three_times_or_runs_out_of_memory_three_times_has_failed() throws Exception {
        Plan plan = plan(
                SMALL
                        + """
                        ablate:
                          variants:
                            - { name: hangs, training: { batch: 1007 } }
                            - { name: too big, training: { batch: 1006 } }
                        """,
                "data.subjects=2",
                "protocol={ split: hold-out, share: 0.5 }");
        // Beats come every 5 seconds: the first one after the standstill tells.
        Patience patience = new Patience(Duration.ofMillis(5500), Duration.ofMillis(5500));

        RunSummary summary = new StudyRunner(studyFolder(), plan, workers(1), 2, false, recorder, patience).run();

        assertThat(summary).isEqualTo(new RunSummary(RunSummary.End.FINISHED, "", 1, 2, 0));
        assertThat(recorder.failures)
                .extracting(failure -> failure.kind() + " " + failure.message())
                .containsExactlyInAnyOrder(
                        "HUNG 3 workers died on it; the last one made no progress for 0:06 and was killed",
                        "OUT_OF_MEMORY 3 workers died on it; the last one ran out of memory (Java heap space)");
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
    }

    @Test
    void a_result_that_was_changed_or_cut_short_is_set_aside_and_run_again() throws Exception {
        run(SMALL);
        Map<String, String> before = results(studyFolder().path());
        String id = before.keySet().iterator().next();
        Path file = studyFolder().trial(id).path().resolve("result.json");
        Files.writeString(file, Files.readString(file).replace("\"loss\" : 0.5", "\"loss\" : 0.4"));
        assertThat(StoredStudy.load(studyFolder().path()).cells().get(0).corrupt())
                .containsExactly(id);

        run(SMALL);

        assertThat(recorder.notes)
                .containsExactly("trial %s: the result was cut short or changed; running it again".formatted(id));
        assertThat(results(studyFolder().path())).isEqualTo(before);
        assertThat(file.resolveSibling("result.json.corrupt")).exists();
        assertThat(journalLines()).hasSize(4);
    }

    @Test
    void two_runs_on_one_folder_are_refused() throws Exception {
        try (StudyLock lock = StudyLock.take(studyFolder().path())) {
            assertThatThrownBy(() -> run(SMALL))
                    .isInstanceOf(StudyException.class)
                    .hasMessage("%s is in use by another 'study run', process %d. Wait for it or stop it"
                            .formatted(
                                    studyFolder().path(),
                                    ProcessHandle.current().pid()));
        }
        assertThat(run(SMALL).done()).isEqualTo(3);
    }

    @Test
    void a_folder_that_cannot_be_written_stops_the_study_and_nothing_is_lost() throws Exception {
        Plan plan = plan(SMALL);
        String id = plan.trials().get(1).id();
        Path blocked = studyFolder().trial(id).path().resolve("cost.json");
        Files.createDirectories(blocked.resolve("in the way"));
        studyFolder().write(plan);

        RunSummary summary = runner(plan, workers(1), 1, false).run();

        assertThat(summary.end()).isEqualTo(RunSummary.End.UNWRITABLE);
        assertThat(summary.exitCode()).isEqualTo(75);
        assertThat(summary.message())
                .startsWith("results cannot be written to %s: "
                        .formatted(studyFolder().path()))
                .endsWith(". Make room, then run the same command to go on");
        assertThat(summary.pending()).isEqualTo(2);
    }

    @Test
    void workers_that_do_not_start_end_the_run_with_what_they_said() throws Exception {
        WorkerCommand command = Java.command(StudyRunnerTest.class);

        RunSummary summary = runner(plan(SMALL), command, 1, false).run();

        assertThat(summary.end()).isEqualTo(RunSummary.End.NO_WORKERS);
        assertThat(summary.message()).startsWith("worker 1 does not start").contains("exited with code 1");
        assertThat(summary.pending()).isEqualTo(3);
    }

    @Test
    void a_trial_folder_tells_how_it_stands() throws Exception {
        Plan plan = plan(SMALL);
        TrialFolder trial = studyFolder().trial(plan.trials().get(0).id());
        assertThat(trial.state()).isEqualTo(TrialFolder.State.PENDING);

        run(SMALL);

        assertThat(trial.state()).isEqualTo(TrialFolder.State.DONE);
        assertThat(trial.spec()).isEqualTo(plan.trials().get(0).config());
    }

    private long lines() {
        try {
            return journalLines().size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
