package org.aullm.report;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a report with invented numbers, to look at its design. */
final class RenderMadeUp {

    private RenderMadeUp() {}

    public static void main(String[] args) throws IOException {
        Reports.write(MadeUp.realistic(52, 1, args.length > 1), Path.of(args[0]));
    }
}
