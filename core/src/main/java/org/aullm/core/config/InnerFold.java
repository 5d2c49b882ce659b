package org.aullm.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A division of a fold's <em>training</em> subjects, on which settings may be chosen. Only {@link Fold#inner} makes one,
 * out of the subjects that are learnt from; nothing that chooses takes anything else. So there is no way to write a choice
 * that looks at test subjects.
 */
public final class InnerFold {

    /** Fixed: as for outer folds, the deal does not change with a run's seed. */
    private static final long DEAL = 20_260_308L;

    private final String name;
    private final List<String> learning;
    private final List<String> validation;

    private InnerFold(String name, List<String> learning, List<String> validation) {
        this.name = name;
        this.learning = List.copyOf(learning);
        this.validation = List.copyOf(validation);
    }

    /**
     * Deals training subjects out to inner folds.
     *
     * @throws IllegalArgumentException if there are fewer subjects than folds, or fewer than 2 folds
     */
    static List<InnerFold> of(Fold outer, int count) {
        if (count < 2 || outer.training().size() < count) {
            throw new IllegalArgumentException(
                    "fold '%s' has %d subjects to learn from; they cannot be dealt out to %d inner folds"
                            .formatted(outer.name(), outer.training().size(), count));
        }
        List<String> dealt = new ArrayList<>(outer.training());
        Collections.sort(dealt);
        Collections.shuffle(dealt, new Random(DEAL));
        List<InnerFold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            List<String> learning = new ArrayList<>();
            List<String> validation = new ArrayList<>();
            for (int subject = 0; subject < dealt.size(); subject++) {
                (subject % count == fold ? validation : learning).add(dealt.get(subject));
            }
            folds.add(
                    new InnerFold("%s, inner %d of %d".formatted(outer.name(), fold + 1, count), learning, validation));
        }
        return folds;
    }

    /** For messages. */
    public String name() {
        return name;
    }

    /** Subjects to learn from while settings are compared. */
    public List<String> learning() {
        return learning;
    }

    /** Subjects on whom settings are compared. */
    public List<String> validation() {
        return validation;
    }

    @Override
    public String toString() {
        return name;
    }
}
