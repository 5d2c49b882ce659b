package org.aullm.llm.decoder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How the next word is chosen.
 *
 * @param temperature 0 takes the likeliest word, 1 draws from the model's probabilities, more draws more evenly
 * @param nucleus only the likeliest words that together have this probability are drawn from (Holtzman et al., 2020)
 * @param seed decides what is drawn
 */
record Sampling(double temperature, double nucleus, long seed) {

    /** Always the likeliest word. */
    static final Sampling GREEDY = new Sampling(0, 1, 0);

    Sampling {
        if (!(temperature >= 0 && nucleus > 0 && nucleus <= 1)) {
            throw new IllegalArgumentException(
                    "temperature must be at least 0 and nucleus above 0 and at most 1, got %s and %s"
                            .formatted(temperature, nucleus));
        }
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** The word chosen among scores, one per word. */
    int choose(double[] logits, SplittableRandom random) {
        int best = IntStream.range(0, logits.length)
                .reduce(0, (left, right) -> logits[right] > logits[left] ? right : left);
        if (temperature == 0) {
            return best;
        }
        double[] weights = Arrays.stream(logits)
                .map(logit -> Math.exp((logit - logits[best]) / temperature))
                .toArray();
        double total = Arrays.stream(weights).sum();
        int[] likeliest = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(word -> -weights[word]))
                .mapToInt(Integer::intValue)
                .toArray();
        int kept = 0;
        double mass = 0;
        while (kept < likeliest.length && mass < nucleus * total) {
            mass += weights[likeliest[kept++]];
        }
        double drawn = random.nextDouble() * mass;
        for (int rank = 0; rank < kept; rank++) {
            drawn -= weights[likeliest[rank]];
            if (drawn < 0) {
                return likeliest[rank];
            }
        }
        return best;
    }
}
