package org.aullm.core.config;

import java.util.List;

/**
 * One division of the subjects: nobody is both learnt from and judged.
 *
 * @param name unique in its protocol, such as the held-out subject
 * @param training subjects to learn from
 * @param test subjects to judge; nobody in the fold {@link #WHOLE}
 */
public record Fold(String name, List<String> training, List<String> test) {
    /** The name of the fold that learns from everybody and judges nobody. */
    public static final String WHOLE = "all clips";

    /** Everybody is learnt from, for a model that is to judge others. */
    public static Fold whole(List<String> subjects) {
        return new Fold(WHOLE, subjects, List.of());
    }

    public Fold {
        training = List.copyOf(training);
        test = List.copyOf(test);
        for (String subject : test) {
            if (training.contains(subject)) {
                throw new IllegalArgumentException(
                        "fold '%s': subject '%s' is both trained on and tested on".formatted(name, subject));
            }
        }
        if (training.isEmpty() || (test.isEmpty() && !name.equals(WHOLE))) {
            throw new IllegalArgumentException(
                    "fold '%s' needs subjects on both sides, has %d to train on and %d to test on"
                            .formatted(name, training.size(), test.size()));
        }
    }

    /**
     * Divisions of the training subjects, on which settings may be chosen. Test subjects are in none of them.
     *
     * @throws IllegalArgumentException if there are fewer training subjects than folds, or fewer than 2 folds
     */
    public List<InnerFold> inner(int count) {
        return InnerFold.of(this, count);
    }
}
