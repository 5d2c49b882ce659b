package org.aullm.llm.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;

/**
 * What is said beside a {@code tokenizer.json}: in {@code tokenizer_config.json} and, in newer checkpoints,
 * {@code chat_template.jinja}. Neither has to be there.
 *
 * @param fields of the first
 * @param template the second
 */
record TokenizerSettings(Map<String, ?> fields, Optional<String> template) {

    private static final String CONFIG = "tokenizer_config.json";
    private static final String TEMPLATE = "chat_template.jinja";

    static TokenizerSettings beside(Path tokenizer) {
        Path config = tokenizer.resolveSibling(CONFIG);
        Path template = tokenizer.resolveSibling(TEMPLATE);
        return new TokenizerSettings(
                Files.isRegularFile(config) ? JsonFiles.read(config) : Map.of(),
                Files.isRegularFile(template) ? Optional.of(text(template)) : Optional.empty());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /**
     * The token that texts begin with, if it is said that they do. That it is said that they do not is no sign: libraries
     * have written so beside files that add one.
     */
    Optional<String> start() {
        return Boolean.TRUE.equals(fields.get("add_bos_token"))
                ? Optional.ofNullable(fields.get("bos_token")).map(TokenizerSettings::content)
                : Optional.empty();
    }

    private static String content(Object token) {
        return String.valueOf(token instanceof Map<?, ?> described ? described.get("content") : token);
    }

    /** Its chat template, or all of them where it has several. */
    Optional<String> chatTemplate() {
        return template.or(() -> Optional.ofNullable(fields.get("chat_template"))
                .map(found -> found instanceof List<?> several
                        ? several.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                        : String.valueOf(found)));
    }
}
