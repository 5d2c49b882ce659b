package org.aullm.api.option;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The types that {@link Option}'s factories name. */
final class OptionTypes {

    static final OptionType<Integer> INTEGER =
            new Simple<>(OptionType.Kind.INTEGER, "a whole number", OptionTypes::wholeNumber, value -> value);
    static final OptionType<Double> DECIMAL =
            new Simple<>(OptionType.Kind.DECIMAL, "a number", OptionTypes::number, value -> value);
    static final OptionType<Boolean> FLAG = new Simple<>(
            OptionType.Kind.FLAG, "true or false", raw -> is(Boolean.class, raw, "true or false"), value -> value);
    static final OptionType<String> TEXT =
            new Simple<>(OptionType.Kind.TEXT, "a text", raw -> is(String.class, raw, "a text"), value -> value);
    static final OptionType<Path> PATH = new Simple<>(
            OptionType.Kind.PATH, "a path", raw -> Path.of(is(String.class, raw, "a path")), Path::toString);
    static final OptionType<List<String>> TEXTS = new Simple<>(
            OptionType.Kind.TEXTS, "a list of texts", raw -> list(raw, "a list of texts", TEXT), value -> value);
    static final OptionType<List<Integer>> INTEGERS = new Simple<>(
            OptionType.Kind.INTEGERS,
            "a list of whole numbers",
            raw -> list(raw, "a list of whole numbers", INTEGER),
            value -> value);

    private OptionTypes() {}

    static OptionType<String> choice(List<String> words) {
        String expected = "one of " + String.join(", ", words);
        return new OptionType<>() {
            @Override
            public String expected() {
                return expected;
            }

            @Override
            public String read(Object raw) {
                if (raw instanceof String word && words.contains(word)) {
                    return word;
                }
                throw misfit(expected, raw);
            }

            @Override
            public Object write(String value) {
                return value;
            }

            @Override
            public Kind kind() {
                return Kind.CHOICE;
            }

            @Override
            public List<String> words() {
                return words;
            }
        };
    }

    static <T> OptionType<T> bounded(OptionType<T> type, double low, double high) {
        String bounds = high == Double.POSITIVE_INFINITY
                ? " of at least " + plain(low)
                : " from " + plain(low) + " to " + plain(high);
        String expected = type.expected() + bounds;
        Function<Object, T> read = raw -> {
            T value = type.read(raw);
            double number = ((Number) value).doubleValue();
            if (number < low || number > high) {
                throw misfit(expected, raw);
            }
            return value;
        };
        return new Bounded<>(new Simple<>(type.kind(), expected, read, type::write), low, high);
    }

    private record Bounded<T>(OptionType<T> type, double low, double high) implements OptionType<T> {
        @Override
        public String expected() {
            return type.expected();
        }

        @Override
        public T read(Object raw) {
            return type.read(raw);
        }

        @Override
        public Object write(T value) {
            return type.write(value);
        }

        @Override
        public Kind kind() {
            return type.kind();
        }

        @Override
        public OptionalDouble least() {
            return OptionalDouble.of(low);
        }

        @Override
        public OptionalDouble most() {
            return high == Double.POSITIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(high);
        }
    }

    private record Simple<T>(Kind kind, String expected, Function<Object, T> reader, Function<T, Object> writer)
            implements OptionType<T> {
        @Override
        public T read(Object raw) {
            return reader.apply(raw);
        }

        @Override
        public Object write(T value) {
            return writer.apply(value);
        }
    }

    private static Integer wholeNumber(Object raw) {
        if (raw instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw misfit("a whole number", raw);
    }

    private static Double number(Object raw) {
        if (raw instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw misfit("a number", raw);
    }

    private static <T> T is(Class<T> type, Object raw, String expected) {
        if (type.isInstance(raw)) {
            return type.cast(raw);
        }
        throw misfit(expected, raw);
    }

    private static <T> List<T> list(Object raw, String expected, OptionType<T> item) {
        if (raw instanceof List<?> values) {
            return values.stream().map(value -> item.read(value)).toList();
        }
        throw misfit(expected, raw);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private static IllegalArgumentException misfit(String expected, Object raw) {
        String shown = raw instanceof String ? "'" + raw + "'" : String.valueOf(raw);
        return new IllegalArgumentException("expected %s, found %s".formatted(expected, shown));
    }
}
