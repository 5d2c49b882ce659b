package org.aullm.app.predict;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Says every few seconds how far a long input is. */
final class Progress implements IntConsumer {

    private static final double EVERY_SECONDS = 10;

    private final String input;
    private final PrintWriter out;
    private final long begun = System.nanoTime();
    private double told;

    Progress(String input, PrintWriter out) {
        this.input = input;
        this.out = out;
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void accept(int frames) {
        double seconds = seconds();
        if (seconds - told >= EVERY_SECONDS) {
            told = seconds;
            out.printf(Locale.ROOT, "%s: %d frames so far, %.1f a second%n", input, frames, frames / seconds);
            out.flush();
        }
    }

    /** What is said at the end. */
    String done(int frames, Path page) {
        double seconds = seconds();
        return String.format(
                Locale.ROOT,
                "%s: %d frames in %.1f s (%.1f a second), %s",
                input,
                frames,
                seconds,
                frames / seconds,
                page);
    }
}
