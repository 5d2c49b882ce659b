package org.aullm.api.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One thing that can be configured: its key, meaning, type and default. Declared as a constant, read back typed with
 * {@link Options#get}.
 *
 * <pre>{@code
 * static final Option<Integer> TOKENS = Option.integer("content-tokens", "content tokens per clip").atLeast(1).orElse(1);
 * }</pre>
 *
 * @param <T> the type of its value
 * @since 0.1.0
 */
public final class Option<T> {

    private final String key;
    private final String meaning;
    private final OptionType<T> type;
    private final Optional<T> fallback;

    private Option(String key, String meaning, OptionType<T> type, Optional<T> fallback) {
        if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("'%s' is not a key in lower-case-with-hyphens".formatted(key));
        }
        this.key = key;
        this.meaning = meaning;
        this.type = type;
        this.fallback = fallback;
    }

    /** A whole number. */
    public static Draft<Integer> integer(String key, String meaning) {
        return new Draft<>(key, meaning, OptionTypes.INTEGER);
    }

    /** A finite number. */
    public static Draft<Double> decimal(String key, String meaning) {
        return new Draft<>(key, meaning, OptionTypes.DECIMAL);
    }

    /** On or off. */
    public static Draft<Boolean> flag(String key, String meaning) {
        return new Draft<>(key, meaning, OptionTypes.FLAG);
    }

    /** Any text. */
    public static Draft<String> text(String key, String meaning) {
        return new Draft<>(key, meaning, OptionTypes.TEXT);
    }

    /** One of a few words. */
    public static Draft<String> choice(String key, String meaning, String... words) {
        return new Draft<>(key, meaning, OptionTypes.choice(List.of(words)));
    }

    /** A list of texts. */
    public static Draft<List<String>> texts(String key, String meaning) {
        return new Draft<>(key, meaning, OptionTypes.TEXTS);
    }

    /** A list of whole numbers. */
    public static Draft<List<Integer>> integers(String key, String meaning) {
        return new Draft<>(key, meaning, OptionTypes.INTEGERS);
    }

    /**
     * A file or folder. What is read from it counts as part of a trial's configuration, its place does not. The value is
     * absolute: a relative path in a file is relative to the file's folder.
     */
    public static Draft<Path> path(String key, String meaning) {
        return new Draft<>(key, meaning, OptionTypes.PATH);
    }

    public String key() {
        return key;
    }

    /** What it means, as a phrase that starts in lower case. */
    public String meaning() {
        return meaning;
    }

    /** How its values are written and read. */
    public OptionType<T> type() {
        return type;
    }

    /** The value that is taken where none is given; empty for an option that must be given. */
    public Optional<T> fallback() {
        return fallback;
    }

    @Override
    public String toString() {
        return key;
    }

    /** An option that still lacks its default. */
    public static final class Draft<T> {
        private final String key;
        private final String meaning;
        private final OptionType<T> type;

        private Draft(String key, String meaning, OptionType<T> type) {
            this.key = key;
            this.meaning = meaning;
            this.type = type;
        }

        /** Refuses numbers below a bound. */
        public Draft<T> atLeast(double bound) {
            return new Draft<>(key, meaning, OptionTypes.bounded(type, bound, Double.POSITIVE_INFINITY));
        }

        /** Refuses numbers outside two bounds, which are themselves allowed. */
        public Draft<T> between(double low, double high) {
            return new Draft<>(key, meaning, OptionTypes.bounded(type, low, high));
        }

        /** An option that may be left out. */
        public Option<T> orElse(T value) {
            return new Option<>(key, meaning, type, Optional.of(value));
        }

        /** An option that must be given. */
        public Option<T> required() {
            return new Option<>(key, meaning, type, Optional.empty());
        }
    }
}
