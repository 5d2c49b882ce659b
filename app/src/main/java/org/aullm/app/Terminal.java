package org.aullm.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.aullm.study.run.PlainProgress;
import org.aullm.study.run.StudyListener;
import org.aullm.study.run.TerminalProgress;

/** What is known of the terminal, if there is one. */
final class Terminal {

    private static final int USUAL_WIDTH = 100;

    private Terminal() {}

    /** Its width in characters; empty where output goes to a file or a pipe, or the terminal cannot move its cursor. */
    static OptionalInt columns() {
        // The launcher looks, because Java itself cannot tell whether standard output alone is a terminal.
        if (!"true".equals(System.getProperty("aullm.terminal")) || "dumb".equals(System.getenv("TERM"))) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(System.getProperty("aullm.columns", "")));
        } catch (NumberFormatException e) {
            return OptionalInt.of(USUAL_WIDTH);
        }
    }

    /** How a run shows its progress. */
    static StudyListener progress() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return columns().isPresent() ? new TerminalProgress(out, columns().getAsInt()) : new PlainProgress(out);
    }
}
