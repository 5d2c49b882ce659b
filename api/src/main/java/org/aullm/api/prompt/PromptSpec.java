package org.aullm.api.prompt;

import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;

/**
 * What is known of a trial's prompt before there are clips.
 *
 * @param template the text
 * @param softTokens tokens per clip by slot, for the slots that are filled; a slot with none is absent
 * @param units the units to be judged, in the order of the logits
 * @since 0.1.0
 */
public record PromptSpec(PromptTemplate template, Map<String, Integer> softTokens, List<ActionUnit> units) {
    public PromptSpec {
        softTokens = Map.copyOf(softTokens);
        units = List.copyOf(units);
    }

    /** All soft tokens of one clip. */
    public int softTokensPerClip() {
        return softTokens.values().stream().mapToInt(Integer::intValue).sum();
    }
}
