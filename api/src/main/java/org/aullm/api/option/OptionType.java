package org.aullm.api.option;

/**
 * How an option's value is read from a configuration and written back.
 *
 * @param <T> the type of the value
 * @since 0.1.0
 */
public interface OptionType<T> {

    /** What is expected, as a phrase for messages: {@code a whole number of at least 1}. */
    String expected();

    /**
     * Reads a value as a YAML or JSON parser gives it: Boolean, Number, String or List.
     *
     * @throws IllegalArgumentException if it is not what {@link #expected()} says
     */
    T read(Object raw);

    /** The value in plain Boolean, Number, String or List form; {@link #read} takes it back. */
    Object write(T value);

    /** The smallest number that is allowed, if there is one. */
    default java.util.OptionalDouble least() {
        return java.util.OptionalDouble.empty();
    }

    /** The largest number that is allowed, if there is one. */
    default java.util.OptionalDouble most() {
        return java.util.OptionalDouble.empty();
    }

    /** The kind of value, for schemas. */
    Kind kind();

    /** The words to choose from, for {@link Kind#CHOICE}; otherwise empty. */
    default java.util.List<String> words() {
        return java.util.List.of();
    }

    /** Kinds of values. */
    enum Kind {
        INTEGER,
        DECIMAL,
        FLAG,
        TEXT,
        CHOICE,
        TEXTS,
        INTEGERS,
        PATH
    }
}
