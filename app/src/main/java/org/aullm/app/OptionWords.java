package org.aullm.app;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.option.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that only a plugin knows, as words of a command line: {@code --steps 3 --parts a,b}. */
final class OptionWords {

    private OptionWords() {}

    /** One line for each option. */
    static void describe(List<Option<?>> options, PrintWriter out) {
        for (Option<?> option : options) {
            out.printf(
                    "  --%-18s %s; %s; default %s%n",
                    option.key(), option.meaning(), option.type().expected(), fallback(option));
        }
    }

    private static <T> Object fallback(Option<T> option) {
        return option.fallback()
                .<Object>map(value -> option.type().write(value))
                .orElse("none");
    }

    /**
     * Reads words.
     *
     * @throws ParameterException if one is wrong; names all that are
     */
    static Options read(List<Option<?>> options, List<String> words, CommandSpec spec) {
        Map<String, Object> raw = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String word = words.get(i);
            if (!word.startsWith("--") || i + 1 == words.size()) {
                throw new ParameterException(
                        spec.commandLine(), "'%s' is not an option with a value; write --name value".formatted(word));
            }
            raw.put(word.substring(2), plain(options, word.substring(2), words.get(i + 1)));
        }
        Options.Reading reading = Options.read(options, raw);
        if (!reading.problems().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(
                            "\n",
                            reading.problems().stream()
                                    .map(problem -> "--" + problem.key() + ": " + problem.message())
                                    .toList()));
        }
        return reading.options();
    }

    /** A word as the parser of a study file would give it; lists have commas between their items. */
    private static Object plain(List<Option<?>> options, String key, String word) {
        OptionType.Kind kind = options.stream()
                .filter(option -> option.key().equals(key))
                .<OptionType.Kind>map(option -> option.type().kind())
                .findFirst()
                .orElse(OptionType.Kind.TEXT);
        return switch (kind) {
            case INTEGER, DECIMAL -> number(word);
            case FLAG -> word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word;
            case TEXTS -> List.of(word.split(","));
            case INTEGERS ->
                Arrays.stream(word.split(",")).map(OptionWords::number).toList();
            default -> word;
        };
    }

    private static Object number(String word) {
        try {
            return new BigDecimal(word);
        } catch (NumberFormatException e) {
            return word; // refused by the option, in its own words
        }
    }
}
