package org.aullm.llm.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt. */
final class Pause {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    private Pause() {}

    /**
     * Twice as long each time, drawn from the upper half, so that clients that failed together do not come back together;
     * at least what the server asks for.
     *
     * @param attempt failed ones so far, from 1
     * @param asked the header {@code Retry-After}: seconds or a date
     */
    static Duration after(int attempt, Optional<String> asked, Instant now, RandomGenerator random) {
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
        Duration own = Duration.ofMillis(random.nextLong(most / 2, most + 1));
        Duration wanted = asked.flatMap(text -> read(text, now)).orElse(Duration.ZERO);
        Duration bounded = wanted.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wanted;
        return bounded.compareTo(own) > 0 ? bounded : own;
    }

    private static Optional<Duration> read(String text, Instant now) {
        if (text.strip().matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
        }
        try {
            Instant when = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, when));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // not understood: as if nothing were asked
        }
    }
}
