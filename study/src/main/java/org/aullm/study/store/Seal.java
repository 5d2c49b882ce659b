package org.aullm.study.store;

import java.util.Optional;
import org.aullm.tensor.Sha256;

/**
 * A JSON object that carries its own checksum: the last field, {@code sha256}, is that of all text before it. A file that
 * was cut short or changed does not match.
 */
final class Seal {

    private static final String FIELD = ",\n  \"sha256\" : \"";
    private static final String END = "\"\n}\n";

    private Seal() {}

    /** The object with its checksum. */
    static String seal(String object) {
        String text = object.strip();
        if (!text.endsWith("}")) {
            throw new IllegalArgumentException("only an object can be sealed");
        }
        String head = text.substring(0, text.length() - 1).stripTrailing();
        return head + FIELD + Sha256.of(head) + END;
    }

    /** The object without its checksum, or nothing if it does not match. */
    static Optional<String> open(String sealed) {
        int field = sealed.lastIndexOf(FIELD);
        if (field < 0) {
            return Optional.empty();
        }
        String head = sealed.substring(0, field);
        return sealed.equals(head + FIELD + Sha256.of(head) + END) ? Optional.of(head + "\n}") : Optional.empty();
    }
}
