package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aullm.api.ComponentException;

/**
 * The fields of a {@code config.json}, or of one object in it. It remembers which were asked for, so that a field that
 * nobody honours is noticed.
 */
final class ConfigFields {

    /** More than any model has; sums of a few such sizes still fit an int. */
    static final int LARGEST = 1 << 20;

    private final Path file;
    private final String kind;
    private final String path;
    private final Map<String, ?> values;
    private final Set<String> asked = new HashSet<>();

    /**
     * Over a file.
     *
     * @param kind what the file belongs to, for messages: {@code checkpoint}
     */
    ConfigFields(Path file, String kind, Map<String, ?> values) {
        this(file, kind, "", values);
    }

    private ConfigFields(Path file, String kind, String path, Map<String, ?> values) {
        this.file = file;
        this.kind = kind;
        this.path = path;
        this.values = values;
    }

    private Optional<Object> find(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    Optional<Number> number(String key) {
        return find(key).map(value -> {
            if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                return number;
            }
            throw refused(key, "a number is expected");
        });
    }

    /** Whether the key is there and says something. */
    boolean has(String key) {
        return values.get(key) != null;
    }

    /** Whether the key is there and says nothing. */
    boolean isNull(String key) {
        return values.containsKey(key) && values.get(key) == null;
    }

    boolean isList(String key) {
        return values.get(key) instanceof List<?>;
    }

    /** Whether two keys say the same. */
    boolean same(String key, String other) {
        return Objects.equals(values.get(key), values.get(other));
    }

    /** For a key that has no effect beside others. */
    void ignore(String key) {
        asked.add(key);
    }

    int integer(String key) {
        return number(key).map(value -> whole(key, value)).orElseThrow(() -> missing(key));
    }

    int integer(String key, int fallback) {
        return number(key).map(value -> whole(key, value)).orElse(fallback);
    }

    /** A whole number of at least 1. */
    int positive(String key) {
        return positive(key, integer(key));
    }

    /** A whole number of at least 1. */
    int positive(String key, int fallback) {
        int value = integer(key, fallback);
        if (value < 1) {
            throw refused(key, "at least 1 is expected");
        }
        return value;
    }

    /** A whole number that an array's axis can have. */
    int size(String key) {
        return size(key, integer(key));
    }

    /** A whole number that an array's axis can have. */
    int size(String key, int fallback) {
        int value = positive(key, fallback);
        if (value > LARGEST) {
            throw refused(key, "at most %d is possible".formatted(LARGEST));
        }
        return value;
    }

    private int whole(String key, Number value) {
        if (value.doubleValue() != value.intValue()) {
            throw refused(key, "a whole number is expected");
        }
        return value.intValue();
    }

    double decimal(String key, double fallback) {
        return number(key).map(Number::doubleValue).orElse(fallback);
    }

    double decimal(String key) {
        return number(key).orElseThrow(() -> missing(key)).doubleValue();
    }

    boolean flag(String key, boolean fallback) {
        return find(key)
                .map(value -> {
                    if (value instanceof Boolean flag) {
                        return flag;
                    }
                    throw refused(key, "true or false is expected");
                })
                .orElse(fallback);
    }

    Optional<String> text(String key) {
        return find(key).map(String::valueOf);
    }

    String requiredText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    /** Empty where the key says nothing. */
    List<String> texts(String key) {
        return items(key).stream().map(String::valueOf).toList();
    }

    /** Empty where the key says nothing. */
    List<Integer> integers(String key) {
        return numbers(key).stream().map(Number::intValue).toList();
    }

    /** Empty where the key says nothing. */
    List<Double> decimals(String key) {
        return numbers(key).stream().map(Number::doubleValue).toList();
    }

    private List<Number> numbers(String key) {
        return items(key).stream()
                .map(item -> {
                    if (item instanceof Number number && Double.isFinite(number.doubleValue())) {
                        return number;
                    }
                    throw refused(key, "a list of numbers is expected");
                })
                .toList();
    }

    private List<?> items(String key) {
        Object value = find(key).orElse(List.of());
        if (value instanceof List<?> items) {
            return items;
        }
        throw refused(key, "a list is expected");
    }

    /** An object in the object; empty where it is absent or null. */
    Optional<ConfigFields> section(String key) {
        return find(key).map(value -> {
            if (value instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked") // keys of a JSON object
                Map<String, ?> fields = (Map<String, ?>) map;
                return new ConfigFields(file, kind, path + key + ".", fields);
            }
            throw refused(key, "an object is expected");
        });
    }

    /** Refuses any field that was not asked for, is not known to be without effect, and says something. */
    void refuseOthers(Set<String> withoutEffect) {
        for (String key : new TreeSet<>(values.keySet())) {
            Object value = values.get(key);
            boolean silent = value == null || value.equals(false) || value.equals(Map.of()) || value.equals(List.of());
            if (!silent && !asked.contains(key) && !withoutEffect.contains(key)) {
                throw refused(key, "this decoder does not honour the field, which may change the model's results");
            }
        }
    }

    /** An exception that names the field and its value. */
    ComponentException refused(String key, String reason) {
        return new ComponentException(
                "%s: %s%s is %s: %s. Choose another %s.".formatted(file, path, key, values.get(key), reason, kind));
    }

    private ComponentException missing(String key) {
        return new ComponentException("%s: %s%s is missing. The file must be the %s of a Hugging Face %s."
                .formatted(file, path, key, file.getFileName(), kind));
    }
}
