package org.aullm.llm.remote;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What an answer says of one unit, as a logit. */
final class LogOdds {

    /** One clear answer among none: {@code log(1.5 / 0.5)}, so a judgement by a single answer has probability 0.75. */
    static final double ONE_VOTE = Math.log(3);

    private LogOdds() {}

    /**
     * {@code log p(yes) - log p(no)}, each summed over the ways of writing it. Where one side is not among the
     * probabilities that the server gave, it is at most as likely as the least likely of them, and that bound is taken.
     *
     * @return nothing if neither side is there
     */
    static OptionalDouble of(Map<String, Double> logprobs, Predicate<String> yes, Predicate<String> no) {
        double positive = sum(logprobs, yes);
        double negative = sum(logprobs, no);
        if (positive == Double.NEGATIVE_INFINITY && negative == Double.NEGATIVE_INFINITY) {
            return OptionalDouble.empty();
        }
        double floor = logprobs.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        return OptionalDouble.of(Math.max(positive, floor) - Math.max(negative, floor));
    }

    private static double sum(Map<String, Double> logprobs, Predicate<String> side) {
        double probability = logprobs.entrySet().stream()
                .filter(entry -> side.test(entry.getKey()))
                .mapToDouble(entry -> Math.exp(entry.getValue()))
                .sum();
        return Math.log(probability);
    }

    /** Whether a token is a way of writing a word: any case, with the marks that tokenizers put before it. */
    static Predicate<String> writes(String word) {
        return token -> token.replaceAll("^[\\s\u2581\u0120]+|[\\s.,:;!\"']+$", "")
                .toLowerCase(Locale.ROOT)
                .equals(word);
    }

    /** Several answers: {@code log((yes + 1/2) / (no + 1/2))}. */
    static double votes(long yes, long no) {
        return Math.log((yes + 0.5) / (no + 0.5));
    }
}
