package org.aullm.study.run;

import java.util.Locale;

/** Counts and times of a run, and how they are written. */
final class Progress {

    private static final double NANOS = 1e9;

    private final long begun;
    private final int trials;
    private int done;
    private int failed;
    private int endedNow;

    Progress(int trials, int done, int failed, long nanoTime) {
        this.trials = trials;
        this.done = done;
        this.failed = failed;
        this.begun = nanoTime;
    }

    void oneDone() {
        done++;
        endedNow++;
    }

    void oneFailed() {
        failed++;
        endedNow++;
    }

    boolean atEnd() {
        return done + failed == trials;
    }

    /** {@code 13/30} trials that need no more work. */
    String count() {
        return "%d/%d".formatted(done + failed, trials);
    }

    /** {@code 2 failed, 0:41 elapsed, about 1:20 left}. */
    String outlook(long nanoTime) {
        double elapsed = (nanoTime - begun) / NANOS;
        String text = (failed > 0 ? failed + " failed, " : "") + clock(elapsed) + " elapsed";
        return endedNow == 0 || atEnd()
                ? text
                : text + ", about " + clock(elapsed / endedNow * (trials - done - failed)) + " left";
    }

    /** {@code 0:41}, {@code 12:05} or {@code 3:00:10}. */
    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** The first line of a run. */
    static String opening(String study, int trials, int done, int failed, int workers) {
        String before = done + failed == 0
                ? ""
                : ", %d done before%s".formatted(done, failed > 0 ? ", " + failed + " failed before" : "");
        return "%s: %d trials%s; %d worker%s".formatted(study, trials, before, workers, workers == 1 ? "" : "s");
    }

    /** The last line of a run. */
    String closing(String study, RunSummary summary, long nanoTime) {
        String counts = "%d done, %d failed, %d pending".formatted(summary.done(), summary.failed(), summary.pending());
        String end = summary.message().isEmpty() ? "" : "\n" + summary.message();
        return "%s: %s in %s%s".formatted(study, counts, clock((nanoTime - begun) / NANOS), end);
    }
}
