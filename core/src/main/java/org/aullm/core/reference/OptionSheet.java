package org.aullm.core.reference;

import java.util.List;
import java.util.Optional;
import org.aullm.api.option.Option;

/**
 * What can be written for one option.
 *
 * @param key as a study file writes it
 * @param meaning a phrase
 * @param type such as {@code a whole number of at least 1}
 * @param fallback the value that is taken where none is given, in plain form; empty where one must be given
 */
public record OptionSheet(String key, String meaning, String type, Optional<Object> fallback) {

    /** What some options say of themselves. */
    public static List<OptionSheet> of(List<Option<?>> options) {
        return options.stream().<OptionSheet>map(option -> of(option)).toList();
    }

    private static <T> OptionSheet of(Option<T> option) {
        return new OptionSheet(
                option.key(),
                option.meaning(),
                option.type().expected(),
                option.fallback().map(value -> option.type().write(value)));
    }
}
