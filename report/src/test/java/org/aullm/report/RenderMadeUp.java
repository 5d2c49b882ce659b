package org.aullm.report;

import java.io.IOException;
import java.nio.file.Path;

/** Writes reports with invented numbers, to look at their design. */
final class RenderMadeUp {

    private RenderMadeUp() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Reports.write(MadeUp.realistic(52, 1, false), folder.resolve("one-at-a-time"));
        Reports.write(MadeUp.realistic(52, 1, true), folder.resolve("incomplete"));
        Reports.write(MadeUp.factorial(26), folder.resolve("factorial"));
    }
}
