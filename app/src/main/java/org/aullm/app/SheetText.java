package org.aullm.app;

import java.io.PrintWriter;
import java.util.Optional;
import org.aullm.core.reference.OptionSheet;
import org.aullm.core.reference.Sheet;
import org.aullm.core.reference.Size;

/** A component's page on a terminal. */
final class SheetText {

    private SheetText() {}

    static void print(Sheet sheet, Optional<Size> size, PrintWriter out) {
        String article = "aeiou".indexOf(sheet.kind().charAt(0)) < 0 ? "a" : "an";
        out.printf("%s: %s %s (%s)%n%s%n", sheet.id(), article, sheet.kind(), sheet.module(), sheet.summary());
        if (!sheet.source().isEmpty()) {
            out.printf("Source: %s%n", sheet.source());
        }
        if (!sheet.details().isEmpty()) {
            out.printf("%n%s%n%n", sheet.details());
        }
        if (!sheet.input().isEmpty()) {
            out.printf("Reads: %s%n", sheet.input());
        }
        sheet.shapes().forEach(shape -> out.printf("Shapes: %s%n", shape));
        size.ifPresent(known -> out.printf("Weights: %s%n", weights(known)));
        if (!sheet.tunings().isEmpty()) {
            out.printf("Tunings: %s%n", String.join(", ", sheet.tunings()));
        }
        if (!sheet.options().isEmpty()) {
            out.printf("Options:%n");
        }
        for (OptionSheet option : sheet.options()) {
            out.printf("  %-24s %s%n", option.key(), option.meaning());
            out.printf("  %-24s %s; %s%n", "", option.type(), fallback(option));
        }
    }

    /** Such as {@code 12,345, of which 1,024 are trained}. */
    static String weights(Size size) {
        return size.weights() == size.trained()
                ? "%,d".formatted(size.weights())
                : "%,d, of which %,d are trained".formatted(size.weights(), size.trained());
    }

    /** Such as {@code default 0.5}. */
    static String fallback(OptionSheet option) {
        return option.fallback().map(value -> "default " + written(value)).orElse("required");
    }

    private static String written(Object value) {
        return value instanceof String text && text.isEmpty() ? "none" : String.valueOf(value);
    }
}
