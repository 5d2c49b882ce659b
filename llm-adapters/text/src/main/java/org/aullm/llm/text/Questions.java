package org.aullm.llm.text;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;

/**
 * One question per unit, which all follow the same evidence.
 *
 * @param tokens of each question, in the order of the units
 */
public record Questions(List<List<Integer>> tokens) {

    /** Our proposal, not the paper's. */
    public static final String USUAL = " Is {unit} active? Answer yes or no:";

    private static final String UNIT = "{unit}";

    public Questions {
        tokens = tokens.stream().map(List::copyOf).toList();
    }

    /** Asks of each unit by number and name: {@code AU12 lip corner puller}. */
    public static Questions of(String wording, List<ActionUnit> units, PromptTokenizer tokenizer) {
        List<List<Integer>> questions = new ArrayList<>();
        for (ActionUnit unit : units) {
            questions.add(tokenizer.encode(about(unit, wording)));
        }
        return new Questions(questions);
    }

    /** A question about one unit. */
    public static String about(ActionUnit unit, String wording) {
        if (!wording.contains(UNIT)) {
            throw new ComponentException(
                    "question: '%s' does not name the unit. Write {unit} where its name shall stand."
                            .formatted(wording));
        }
        return wording.replace(UNIT, unit + " " + unit.facsName());
    }

    /** All questions, one after the other. */
    public List<Integer> all() {
        return tokens.stream().flatMap(List::stream).toList();
    }

    /** How many tokens each has. */
    public List<Integer> lengths() {
        return tokens.stream().map(List::size).toList();
    }

    /** The tokens of the longest. */
    public int longest() {
        return lengths().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
