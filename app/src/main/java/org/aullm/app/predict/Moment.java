package org.aullm.app.predict;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.data.Clip;
import org.aullm.core.result.ModelRecord;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialExplanation.Finding;
import org.aullm.core.trial.TrainedModel;
import org.aullm.report.model.EvidenceMap;
import org.aullm.report.model.UnitRelations;
import org.aullm.report.prediction.InputReport;

/**
 * One clip as the model sees it, explained.
 *
 * @param evidence where the model looked; empty where it does not say
 * @param relations whom units listened to; empty where it does not say
 * @param words what its language model says; empty where it says nothing
 */
record Moment(Optional<EvidenceMap> evidence, Optional<UnitRelations> relations, Optional<InputReport.Words> words) {

    // Our own wording; the paper has none for explanations.
    private static final String REQUEST =
            "Say in one or two sentences which movements of the face the evidence shows, and which action units they suggest.";

    static Moment of(TrainedModel model, Clip clip, FloatBuffer evidence, int mostWords) {
        List<Finding> findings = new ArrayList<>(model.explain(clip, evidence));
        TrialExplanation explanation = new TrialExplanation(
                TrialExplanation.FORMAT, clip.id(), model.record().config().units(), findings);
        return new Moment(
                EvidenceMap.of(List.of(explanation)).stream().findFirst(),
                UnitRelations.of(model.record().config().units(), List.of(explanation)),
                mostWords == 0
                        ? Optional.empty()
                        : model.reasons(clip, evidence, REQUEST, mostWords)
                                .map(text -> new InputReport.Words(
                                        REQUEST, text, by(model.record()), model.faithfulness(clip, evidence, text))));
    }

    private static String by(ModelRecord model) {
        Map<String, String> facts = model.components().getOrDefault("llm", Map.of());
        String weights = facts.getOrDefault("model", facts.getOrDefault("size", ""));
        return "The language model %s%s"
                .formatted(facts.getOrDefault("id", ""), weights.isEmpty() ? "" : " (" + weights + ")");
    }
}
