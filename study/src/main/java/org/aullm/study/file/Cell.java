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
 * @param levels the cell's level of each factor of the design, by the factor's name; empty where it has none
 * @param data the data set
 * @param protocol who is learnt from and who is judged
 * @param training the values of core's {@code TrainingOptions} in plain form
 * @param origins where each value was written, by dotted path such as {@code graph.layers}: {@code study.yaml:8},
 *     {@code --set graph.layers}, or {@code default}
 */
public record Cell(
        String name,
        String change,
        Map<String, String> levels,
        ComponentConfig data,
        Protocol protocol,
        ComponentConfig encoder,
        ComponentConfig projector,
        ComponentConfig graph,
        ComponentConfig llm,
        ComponentConfig loss,
        List<ComponentConfig> regularizers,
        String prompt,
        Map<String, Object> training,
        Map<String, String> origins) {

    /** The name of the cell with which all others are compared, and of its level of every factor. */
    public static final String BASELINE = "baseline";

    public Cell {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
        regularizers = List.copyOf(regularizers);
        training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /** Every value in words, by dotted path such as {@code graph.layers}. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        component(values, "data", data);
        component(values, "encoder", encoder);
        component(values, "projector", projector);
        component(values, "graph", graph);
        component(values, "llm", llm);
        component(values, "loss", loss);
        for (int i = 0; i < regularizers.size(); i++) {
            component(values, "regularizers." + i, regularizers.get(i));
        }
        training.forEach((key, value) -> values.put("training." + key, String.valueOf(value)));
        values.put("prompt", prompt);
        values.put("protocol.split", protocol.split());
        values.put("protocol.seeds", protocol.seeds().toString());
        return values;
    }

    private static void component(Map<String, String> values, String path, ComponentConfig config) {
        values.put(path, config.use());
        config.options().forEach((key, value) -> values.put(path + "." + key, String.valueOf(value)));
    }
}
