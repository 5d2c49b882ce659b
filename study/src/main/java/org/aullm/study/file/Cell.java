package org.aullm.study.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.config.ComponentConfig;

/**
 * One column of a comparison: the baseline or a variant, every option with its value.
 *
 * @param name unique in its study: {@code baseline}, {@code graph: none}
 * @param change what differs from the baseline as the file says it; empty for the baseline
 * @param training the values of core's {@code TrainingOptions} in plain form
 */
public record Cell(
        String name,
        String change,
        ComponentConfig encoder,
        ComponentConfig projector,
        ComponentConfig graph,
        ComponentConfig llm,
        ComponentConfig loss,
        List<ComponentConfig> regularizers,
        String prompt,
        Map<String, Object> training) {

    /** The name of the cell with which all others are compared. */
    public static final String BASELINE = "baseline";

    public Cell {
        regularizers = List.copyOf(regularizers);
        training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    }
}
