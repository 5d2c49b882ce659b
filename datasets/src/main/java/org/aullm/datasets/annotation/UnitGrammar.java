package org.aullm.datasets.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the codes that the field's tables hold, such as {@code 4+R14B}, {@code A/L12}, {@code 10A/B}, {@code 12L},
 * {@code AD38}, {@code AU4(k)}.
 *
 * <p>A table separates codes by {@code +}, or by commas (also the full-width one) where it has no plus. What does not
 * fit is kept as unread, never dropped in silence.
 */
final class UnitGrammar {

    private static final Pattern SEPARATOR = Pattern.compile("[+,\uFF0C]");
    private static final Pattern CODE =
            Pattern.compile("(AU|AD|M)?(?:[LRATB]/)?([LRATB])?(\\d{1,2})([A-E](?:/[A-E])*)?([LR])?(\\(k\\))?");
    private static final Pattern OR = Pattern.compile("\\s+or\\s+");

    private UnitGrammar() {}

    /** The parts of a cell between its separators, trimmed, without empty ones. */
    static List<String> parts(String cell) {
        List<String> parts = new ArrayList<>();
        for (String part : SEPARATOR.split(cell, -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** Whether a part offers a choice, as in {@code (R6 or R12)}. */
    static boolean isAlternative(String part) {
        return OR.matcher(part).find();
    }

    /** What a part chooses from, in its order. */
    static List<String> alternatives(String part) {
        return List.of(OR.split(part.replaceAll("[()]", "").strip()));
    }

    /** The code of a part; empty if it is not one. */
    static Optional<UnitCode> code(String part) {
        Matcher match = CODE.matcher(part);
        if (!match.matches() || Integer.parseInt(match.group(3)) == 0) {
            return Optional.empty();
        }
        String side = text(match, 2) + (text(match, 2).isEmpty() ? text(match, 5) : "");
        return Optional.of(new UnitCode(
                Integer.parseInt(match.group(3)),
                kind(text(match, 1)),
                Side.of(side),
                text(match, 4).replace("/", ""),
                match.group(6) != null,
                part));
    }

    private static UnitCode.Kind kind(String prefix) {
        return switch (prefix) {
            case "AD" -> UnitCode.Kind.DESCRIPTOR;
            case "M" -> UnitCode.Kind.MOVEMENT;
            default -> UnitCode.Kind.UNIT;
        };
    }

    private static String text(Matcher match, int group) {
        return Optional.ofNullable(match.group(group)).orElse("");
    }
}
