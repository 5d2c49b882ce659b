package org.aullm.llm.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aullm.api.ComponentException;

/**
 * A key by where it is kept: {@code env:NAME} or {@code file:PATH}. The key itself is read when a request is made, lives in
 * that request's header only, and is part of no text, description or exception.
 */
final class Secret {

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final String place;

    private Secret(String place) {
        this.place = place;
    }

    /** Where a key is kept; nothing for a server without keys. */
    static Optional<Secret> of(String place) {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        if (!place.startsWith(ENV) && !place.startsWith(FILE)) {
            // What was written may be a key: it must not be shown.
            throw new ComponentException("api-key: a key is never written into a study;"
                    + " write env:NAME for an environment variable, or file:PATH for a file that holds it");
        }
        return Optional.of(new Secret(place));
    }

    /** Refuses a place without a key. */
    void require() {
        read();
    }

    String header() {
        return "Bearer " + read();
    }

    /** A text without the key, also where it stands as JSON or an address would write it. */
    String blotted(String text) {
        StringBuilder forms = new StringBuilder();
        read().chars()
                .forEach(letter -> forms.append("(?:\\\\?\\x%1$02x|(?i:\\\\u00%1$02x|%%%1$02x))".formatted(letter)));
        return Pattern.compile(forms.toString()).matcher(text).replaceAll("[key]");
    }

    private String read() {
        String key = place.startsWith(ENV)
                ? Optional.ofNullable(System.getenv(place.substring(ENV.length())))
                        .orElse("")
                : file(Path.of(place.substring(FILE.length())));
        if (key.isBlank()) {
            throw new ComponentException(
                    "api-key: there is no key in %s; set it, or name another place".formatted(place));
        }
        if (key.strip().chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new ComponentException(
                    "api-key: what %s holds is no key: a key is one line of letters, digits and signs"
                            .formatted(place));
        }
        return key.strip();
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return place;
    }
}
