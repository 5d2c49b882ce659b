package org.aullm.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.StudyFolderTest;
import org.aullm.study.plan.PlannedTrial;
import org.junit.jupiter.api.Test;

class ProgressTest extends StudyFolderTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long now = 5_000_000_000L;

    @Test
    void lines_for_a_log_are_few_and_tell_how_long_it_takes() {
        List<PlannedTrial> trials = plan(GOOD).trials();
        PlainProgress progress = new PlainProgress(out, () -> now);

        progress.begun("fake-study", 30, 10, 1, 2);
        after(2.0);
        progress.done(1, trials.get(0));
        after(0.5);
        progress.done(2, trials.get(1));
        after(0.1);
        progress.failed(2, trials.get(2), new TrialFailure("x", TrialFailure.Kind.DIVERGED, "the loss is NaN", ""));
        after(1.4);
        progress.noted("worker 1 was killed");
        progress.done(1, trials.get(3));
        progress.ended(new RunSummary(RunSummary.End.STOPPED, "stopped; run the same command to go on", 13, 2, 15));

        assertThat(written())
                .isEqualTo(
                        """
                        fake-study: 30 trials, 10 done before, 1 failed before; 2 workers
                        12/30  done: baseline, fold fake/s1, seed 1  (1 failed, 0:02 elapsed, about 0:36 left)
                        14/30  failed: regularizers: none, fold fake/s1, seed 1: the loss is NaN
                        worker 1 was killed
                        15/30  done: projector: linear, fold fake/s1, seed 1  (2 failed, 0:04 elapsed, about 0:15 left)
                        fake-study: 13 done, 2 failed, 15 pending in 0:04
                        stopped; run the same command to go on
                        """);
    }

    @Test
    void a_terminal_shows_a_line_for_each_worker_and_redraws_it_in_place() {
        List<PlannedTrial> trials = plan(GOOD).trials();
        TerminalProgress progress = new TerminalProgress(out, 62, () -> now);

        progress.begun("fake-study", 30, 0, 0, 2);
        after(1);
        progress.epoch(2, trials.get(0), 30, 60, 0.25);
        after(0.01);
        progress.epoch(2, trials.get(0), 31, 60, 0.24); // too soon to be drawn
        after(1);
        progress.done(2, trials.get(0));
        progress.ended(new RunSummary(RunSummary.End.FINISHED, "", 30, 0, 0));

        assertThat(written())
                .isEqualTo(
                        """
                        fake-study: 30 trials; 2 workers
                        C 1 starting
                        C 2 starting
                        C0/30  0:00 elapsed
                        <3>C 1 starting
                        C 2 [##########..........] 30/60 loss 0.250  baseline, fold fa
                        C0/30  0:01 elapsed
                        <3>C 1 starting
                        C 2 idle
                        C1/30  0:02 elapsed, about 0:58 left
                        <3>C
                        C
                        C
                        <3>fake-study: 30 done, 0 failed, 0 pending in 0:02
                        """
                                .replace("<3>", "\u001b[3A")
                                .replaceAll("(?m)^((?:\u001b\\[3A)?)C(?=[ 0-9]|$)", "$1\u001b[2K"));
    }

    @Test
    void times_are_written_as_on_a_clock() {
        assertThat(Progress.clock(41.4)).isEqualTo("0:41");
        assertThat(Progress.clock(725)).isEqualTo("12:05");
        assertThat(Progress.clock(10_810)).isEqualTo("3:00:10");
    }

    private void after(double seconds) {
        now += (long) (seconds * 1e9);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
