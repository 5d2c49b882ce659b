package org.aullm.datasets.annotation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How codes become the set of units that count as present. Every result names it, because numbers differ with it.
 *
 * @param rule what of a code counts
 * @param alternatives what becomes of a choice such as {@code R6 or R12}
 * @param doubtful what becomes of a unit marked as doubtful, as in {@code AU4(k)}, where it is known which ones are
 */
record Reading(Rule rule, Alternatives alternatives, Doubtful doubtful) {

    /**
     * The reading of the MEB benchmark, in which most published numbers are (Varanka, Li, Peng, Zhao: Data Leakage and
     * Evaluation Issues in Micro-Expression Analysis, arXiv 2211.11425, and its code).
     */
    static final Reading MEB = new Reading(Rule.DIGITS, Alternatives.TABLE, Doubtful.DROP);

    /** What of a code counts. */
    enum Rule {
        /** The digits of every part, whatever stands around them. */
        DIGITS,
        /** Action units that fit the grammar; descriptors and movements do not count. */
        STRICT
    }

    /** What becomes of a choice. */
    enum Alternatives {
        /** What the fixes of the data set say, where they say something; the first elsewhere. */
        TABLE,
        /** The first that is named. */
        FIRST,
        /** None: it is not known which one was there. */
        DROP
    }

    /** What becomes of a unit that the coder doubted. */
    enum Doubtful {
        /** It does not count, as in the MEB benchmark unless told otherwise. */
        DROP,
        /** It counts. */
        KEEP
    }

    /** What a FACS coder writes for a face at rest. */
    static final String NEUTRAL = "0";

    /**
     * What was read of a cell.
     *
     * @param units numbers of units
     * @param unread the parts that gave none
     * @param neutral whether the cell says that no unit is present
     */
    record Read(Set<Integer> units, List<String> unread, boolean neutral) {
        Read {
            units = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(units));
            unread = List.copyOf(unread);
        }
    }

    /** Reads one part; empty text where it gives no unit. */
    java.util.OptionalInt number(String part) {
        if (rule == Rule.STRICT) {
            return UnitGrammar.code(part).stream()
                    .filter(code ->
                            code.kind() == UnitCode.Kind.UNIT && (doubtful == Doubtful.KEEP || !code.doubtful()))
                    .mapToInt(UnitCode::number)
                    .findFirst();
        }
        String digits = part.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 2 || Integer.parseInt(digits) == 0
                ? java.util.OptionalInt.empty()
                : java.util.OptionalInt.of(Integer.parseInt(digits));
    }

    /** Reads a whole cell whose choices the data set's fixes have already settled where they do. */
    Read read(String cell) {
        if (cell.strip().equals(NEUTRAL)) {
            return new Read(Set.of(), List.of(), true);
        }
        Set<Integer> units = new TreeSet<>();
        List<String> unread = new java.util.ArrayList<>();
        for (String part : UnitGrammar.parts(cell)) {
            boolean choice = UnitGrammar.isAlternative(part);
            if (choice && alternatives == Alternatives.DROP) {
                unread.add(part);
                continue;
            }
            String chosen = choice ? UnitGrammar.alternatives(part).get(0) : part;
            number(chosen).ifPresentOrElse(units::add, () -> unread.add(part));
        }
        return new Read(units, unread, false);
    }

    /** For results: {@code digits, alternatives by table}. */
    String described() {
        return "%s, alternatives by %s%s"
                .formatted(
                        rule.name().toLowerCase(Locale.ROOT),
                        alternatives.name().toLowerCase(Locale.ROOT),
                        doubtful == Doubtful.KEEP ? ", doubtful units kept" : "");
    }
}
