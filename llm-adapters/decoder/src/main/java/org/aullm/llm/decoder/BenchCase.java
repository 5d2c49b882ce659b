package org.aullm.llm.decoder;

import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;

/**
 * What is measured.
 *
 * @param batch clips
 * @param counterfactuals for each clip, judged with it
 * @param prompt positions of a prompt
 * @param suffix of these, the last ones that differ between clips: two soft tokens and fixed words after them
 * @param shortcuts what is left out
 */
record BenchCase(int batch, int counterfactuals, int prompt, int suffix, Shortcuts shortcuts) {

    private static final List<ActionUnit> UNITS =
            List.of(1, 2, 4, 7, 12, 14, 15, 17).stream().map(ActionUnit::new).toList();

    /** Sequences. */
    int sequences() {
        return batch * (1 + counterfactuals);
    }

    /** Positions that are the same for all clips. */
    int fixed() {
        return prompt - suffix;
    }

    /** A prompt of these lengths for a tokenizer with one token per byte and a start token. */
    PromptSpec spec() {
        String text = "x".repeat(fixed() - 1) + "{content}{relations}" + "y".repeat(suffix - 2);
        return new PromptSpec(
                new PromptTemplate(text), Map.of(PromptTemplate.CONTENT, 1, PromptTemplate.RELATIONS, 1), UNITS);
    }
}
