package org.aullm.api.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a component's options: checked, with defaults filled in.
 *
 * @since 0.1.0
 */
public final class Options {

    /** No options. */
    public static final Options EMPTY = new Options(Map.of());

    private final Map<Option<?>, Object> values;

    private Options(Map<Option<?>, Object> values) {
        this.values = values;
    }

    /**
     * What reading a configuration gave.
     *
     * @param options the values; complete only if there are no problems
     * @param problems everything that is wrong
     */
    public record Reading(Options options, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Something wrong with one key.
     *
     * @param key the key
     * @param message what is wrong with it: {@code expected a number, found 'big'}
     * @param kind what sort of trouble it is
     */
    public record Problem(String key, String message, Kind kind) {
        /** Sorts of trouble. */
        public enum Kind {
            UNKNOWN,
            MISSING,
            INVALID
        }
    }

    /** Reads values as a YAML or JSON parser gives them, collecting every problem. */
    public static Reading read(List<Option<?>> declared, Map<String, ?> raw) {
        Map<Option<?>, Object> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Option<?> option : declared) {
            Object given = raw.get(option.key());
            if (given != null) {
                try {
                    values.put(option, option.type().read(given));
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(option.key(), String.valueOf(e.getMessage()), Problem.Kind.INVALID));
                }
            } else if (option.fallback().isPresent()) {
                values.put(option, option.fallback().get());
            } else {
                String message = "is required: " + option.meaning() + ", "
                        + option.type().expected();
                problems.add(new Problem(option.key(), message, Problem.Kind.MISSING));
            }
        }
        for (String key : raw.keySet()) {
            if (declared.stream().noneMatch(option -> option.key().equals(key))) {
                problems.add(new Problem(key, "no option is called '%s'".formatted(key), Problem.Kind.UNKNOWN));
            }
        }
        return new Reading(new Options(values), problems);
    }

    /**
     * Values in code, for tests and programs.
     *
     * @throws IllegalArgumentException with every problem
     */
    public static Options of(List<Option<?>> declared, Map<String, ?> raw) {
        Reading reading = read(declared, raw);
        if (!reading.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    "\n",
                    reading.problems().stream()
                            .map(problem -> problem.key() + ": " + problem.message())
                            .toList()));
        }
        return reading.options();
    }

    /**
     * A value.
     *
     * @throws IllegalArgumentException if the provider did not declare the option
     */
    public <T> T get(Option<T> option) {
        return find(option)
                .orElseThrow(
                        () -> new IllegalArgumentException("option '%s' was not declared".formatted(option.key())));
    }

    /** A value, or nothing if it has none. */
    @SuppressWarnings("unchecked") // read() put a T under an Option<T>
    public <T> Optional<T> find(Option<T> option) {
        return Optional.ofNullable((T) values.get(option));
    }

    /** All values in plain form, in the order in which they were declared. */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((option, value) -> plain.put(option.key(), write(option, value)));
        return plain;
    }

    @SuppressWarnings("unchecked") // as in find
    private static <T> Object write(Option<T> option, Object value) {
        return option.type().write((T) value);
    }

    @Override
    public String toString() {
        return plain().toString();
    }
}
