package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PauseTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final SplittableRandom random = new SplittableRandom(1);

    private Duration after(int attempt, String asked) {
        return Pause.after(attempt, asked.isEmpty() ? Optional.empty() : Optional.of(asked), NOW, random);
    }

    @Test
    void pauses_double_up_to_a_bound_and_are_drawn() {
        for (int i = 0; i < 100; i++) {
            assertThat(after(1, "")).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
            assertThat(after(3, "")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(after(20, "")).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
        assertThat(after(1, "")).isNotEqualTo(after(1, ""));
    }

    @Test
    void what_the_server_asks_for_is_waited_for() {
        assertThat(after(1, "7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(after(1, "Sun, 01 Mar 2026 12:00:20 GMT")).isEqualTo(Duration.ofSeconds(20));
        assertThat(after(1, "Sun, 01 Mar 2026 11:00:00 GMT")).isLessThan(Duration.ofSeconds(1));
        assertThat(after(1, "86400")).isEqualTo(Duration.ofMinutes(5));
        assertThat(after(1, "soon")).isLessThan(Duration.ofSeconds(1));
    }
}
