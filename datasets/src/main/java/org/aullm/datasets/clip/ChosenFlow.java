package org.aullm.datasets.clip;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.FlowMethod;
import org.aullm.datasets.Fingerprint;

/**
 * A method of flow with its settings.
 *
 * @param provider of the method
 * @param options all of its settings, with defaults
 */
record ChosenFlow(FlowProvider provider, Options options) {

    /**
     * A method with some settings.
     *
     * @param settings each {@code key=value}
     * @throws ComponentException with all that is wrong with them, and what there is
     */
    static ChosenFlow of(FlowProvider provider, List<String> settings) {
        Map<String, Object> raw = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String setting : settings) {
            int sign = setting.indexOf('=');
            String key = setting.substring(0, Math.max(0, sign)).strip();
            if (key.isEmpty()) {
                problems.add("'%s' is not of the form key=value".formatted(setting));
            } else if (raw.put(
                            key,
                            plain(provider, key, setting.substring(sign + 1).strip()))
                    != null) {
                problems.add("%s is given twice".formatted(key));
            }
        }
        Options.Reading reading = Options.read(provider.options(), raw);
        reading.problems().forEach(problem -> problems.add(problem.key() + ": " + problem.message()));
        if (!problems.isEmpty()) {
            throw new ComponentException("flow-options: %s. Flow '%s' has %s"
                    .formatted(String.join("; ", problems), provider.id(), all(provider)));
        }
        return new ChosenFlow(provider, reading.options());
    }

    /** A value as the parser of a study file would give it. */
    private static Object plain(FlowProvider provider, String key, String value) {
        OptionType.Kind kind = provider.options().stream()
                .filter(option -> option.key().equals(key))
                .<OptionType.Kind>map(option -> option.type().kind())
                .findFirst()
                .orElse(OptionType.Kind.TEXT);
        return switch (kind) {
            case INTEGER, DECIMAL -> number(value);
            case FLAG -> value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : value;
            default -> value;
        };
    }

    private static Object number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            return value; // refused by the option, in its own words
        }
    }

    private static String all(FlowProvider provider) {
        return provider.options().isEmpty()
                ? "no options"
                : provider.options().stream().map(ChosenFlow::one).collect(Collectors.joining(", "));
    }

    private static String one(Option<?> option) {
        return "%s (%s)".formatted(option.key(), option.type().expected());
    }

    FlowMethod create() {
        return provider.create(options);
    }

    /** The method with every setting, on one line. The place of a file is nobody's business; its content counts. */
    String described() {
        return options.plain().isEmpty()
                ? "flow=" + provider.id()
                : "flow=%s(%s)"
                        .formatted(
                                provider.id(),
                                provider.options().stream()
                                        .map(option -> option.key() + "=" + value(option))
                                        .collect(Collectors.joining(" ")));
    }

    private Object value(Option<?> option) {
        Object value = options.get(option);
        return value instanceof Path file && !file.toString().isEmpty() ? Fingerprint.ofFile(file) : value;
    }
}
