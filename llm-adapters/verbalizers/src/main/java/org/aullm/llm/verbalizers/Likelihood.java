package org.aullm.llm.verbalizers;

/** Probabilities in words, in bands of our own. */
final class Likelihood {

    private Likelihood() {}

    static String of(double probability) {
        if (probability < 0.05) {
            return "almost certainly absent";
        }
        if (probability < 0.2) {
            return "unlikely";
        }
        if (probability < 0.4) {
            return "rather unlikely";
        }
        if (probability < 0.6) {
            return "open";
        }
        if (probability < 0.8) {
            return "rather likely";
        }
        return probability < 0.95 ? "likely" : "almost certainly present";
    }
}
