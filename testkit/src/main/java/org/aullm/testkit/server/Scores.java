package org.aullm.testkit.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Log-probabilities that follow from a question: the same for the same question, others for another. */
final class Scores {

    private Scores() {}

    /** One for each label, together less than 1. */
    static Map<Integer, Double> of(List<Integer> labels, int question) {
        Map<Integer, Double> scores = new LinkedHashMap<>();
        java.util.SplittableRandom random = new java.util.SplittableRandom(question);
        for (int label : labels) {
            scores.put(label, Math.log(random.nextDouble(0.01, 0.99) / labels.size()));
        }
        return scores;
    }
}
