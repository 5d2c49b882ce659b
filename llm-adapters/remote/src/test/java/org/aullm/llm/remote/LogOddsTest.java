package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogOddsTest {

    private static final Predicate<String> YES = LogOdds.writes("yes");
    private static final Predicate<String> NO = LogOdds.writes("no");

    @Test
    void ways_of_writing_add_up() {
        Map<String, Double> logprobs =
                Map.of("Yes", Math.log(0.3), " yes", Math.log(0.3), "no", Math.log(0.2), "maybe", Math.log(0.1));

        assertThat(LogOdds.of(logprobs, YES, NO)).hasValueCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void a_side_that_is_not_told_is_at_most_as_likely_as_the_least_that_is() {
        Map<String, Double> logprobs = Map.of("yes", Math.log(0.8), "maybe", Math.log(0.05));

        assertThat(LogOdds.of(logprobs, YES, NO)).hasValueCloseTo(Math.log(16), within(1e-12));
        assertThat(LogOdds.of(Map.of("yes", 0.0, "no", Double.NEGATIVE_INFINITY), YES, NO))
                .hasValue(0);
    }

    @Test
    void neither_side_is_no_answer() {
        assertThat(LogOdds.of(Map.of("maybe", -1.0), YES, NO)).isEmpty();
    }

    @Test
    void votes_are_smoothed_by_half_a_vote() {
        assertThat(LogOdds.votes(3, 2)).isCloseTo(Math.log(3.5 / 2.5), within(1e-12));
        assertThat(LogOdds.votes(1, 0)).isCloseTo(LogOdds.ONE_VOTE, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", " Yes", "YES.", "\u2581yes", "\u0120Yes", "\nyes"})
    void a_yes_is_known_in_every_tokenizers_writing(String token) {
        assertThat(YES.test(token)).isTrue();
        assertThat(NO.test(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "y", "not", "none", ""})
    void other_words_are_neither(String token) {
        assertThat(YES.test(token) || NO.test(token)).isFalse();
    }
}
