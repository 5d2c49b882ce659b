package org.aullm.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A component's state in a fixed order.
 *
 * @param all every array, trained or not
 * @since 0.1.0
 */
public record ParameterSet(List<Parameter> all) {
    /** A component without state. */
    public static final ParameterSet EMPTY = new ParameterSet(List.of());

    public ParameterSet {
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (Parameter parameter : all) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("two parameters are called '%s'".formatted(parameter.name()));
            }
        }
    }

    /** The arrays that are changed by gradient. */
    public List<Parameter> trained() {
        return all.stream()
                .filter(parameter -> parameter.role() == Parameter.Role.TRAINED)
                .toList();
    }

    /** How many numbers the trained arrays hold. */
    public long trainedSize() {
        return trained().stream()
                .mapToLong(parameter -> parameter.array().size())
                .sum();
    }
}
