package org.aullm.report.prediction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.explain.Faithfulness;
import org.aullm.report.model.UnitRelations;

/**
 * All that a page says of one input.
 *
 * @param source the input's name
 * @param facts what it is: frames, rate, face
 * @param warnings what limits the result, in sentences
 * @param units in the model's order
 * @param timeline empty where the input is a single moment
 * @param closeup empty where there is nothing to show
 * @param relations between units as the model's graph saw them at that moment; empty where it does not say
 * @param words what the language model says of that moment; empty where it says nothing
 * @param emotions combinations that are read as emotions; empty unless asked for
 * @param model what there is to know of the model, by name
 * @param settings of this run, by name
 */
public record InputReport(
        String source,
        Map<String, String> facts,
        List<String> warnings,
        List<UnitScore> units,
        Optional<Timeline> timeline,
        Optional<Closeup> closeup,
        Optional<UnitRelations> relations,
        Optional<Words> words,
        Optional<List<String>> emotions,
        Map<String, String> model,
        Map<String, String> settings) {
    public InputReport {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        warnings = List.copyOf(warnings);
        units = List.copyOf(units);
        emotions = emotions.map(List::copyOf);
        model = Collections.unmodifiableMap(new LinkedHashMap<>(model));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * What a language model was asked and said.
     *
     * @param by which model it is
     * @param faithfulness whether the text names what the judgement hangs on
     */
    public record Words(String request, String text, String by, Faithfulness faithfulness) {}
}
