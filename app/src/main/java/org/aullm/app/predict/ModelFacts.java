package org.aullm.app.predict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.ModelRecord;

/** What pages say of a model. */
final class ModelFacts {

    private ModelFacts() {}

    static Map<String, String> of(ModelRecord model) {
        TrialConfig config = model.config();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", model.name());
        facts.put("units", config.units().stream().map(unit -> "AU" + unit).collect(Collectors.joining(", ")));
        facts.put(
                "learnt from",
                "%d clips of %d subjects of %s, read by '%s'"
                        .formatted(
                                model.data().clips(),
                                model.data().subjects(),
                                String.join(", ", model.data().datasets()),
                                config.data().use()));
        facts.put("data fingerprint", model.data().fingerprint());
        facts.put("licence", licence(model.data().licences()));
        facts.put("evidence", model.evidence().spec().toString());
        facts.put("thresholds", model.thresholdsFrom());
        facts.put("encoder", config.encoder().use());
        facts.put("projector", config.projector().use());
        facts.put("graph", config.graph().use());
        facts.put("language model", config.llm().use());
        facts.put("seed", Long.toString(config.seed()));
        facts.put(
                "made by",
                "aullm %s, %s"
                        .formatted(
                                model.environment().getOrDefault("aullm", "of unknown version"),
                                model.environment().getOrDefault("engine", "")));
        if (!model.host().isEmpty()) {
            facts.put("sends evidence to", model.host());
        }
        return facts;
    }

    private static String licence(Map<String, String> terms) {
        String card = "see model-card.md in the model's folder";
        return terms.isEmpty()
                ? "bound by the agreements of the owners of the data it learnt from; " + card
                : "bound by the terms of the data it learnt from: %s; %s"
                        .formatted(
                                terms.entrySet().stream()
                                        .map(each -> each.getKey() + ": " + each.getValue())
                                        .collect(Collectors.joining("; ")),
                                card);
    }
}
