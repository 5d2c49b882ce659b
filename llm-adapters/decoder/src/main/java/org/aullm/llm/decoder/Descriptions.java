package org.aullm.llm.decoder;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Tuning;
import org.aullm.llm.text.AnswerTokens;
import org.aullm.llm.text.Questions;

/** What a back end says of itself in results and reports. */
final class Descriptions {

    private Descriptions() {}

    static ComponentDescription of(
            DecoderSettings settings,
            Tuning tuning,
            boolean adapted,
            PromptLength prompt,
            Questions questions,
            Optional<AnswerTokens> answers) {
        Architecture architecture = settings.model().architecture();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("model", model(settings.model()));
        facts.put("tuning", tuning.key());
        if (settings.compute() != Compute.FLOAT32) {
            facts.put("compute", settings.compute().key());
        }
        if (adapted) {
            String from = settings.saved()
                    .map(folder -> ", from " + folder.folder().getFileName())
                    .orElse("");
            facts.put("adapters", settings.adapter().describe(architecture) + from);
        }
        facts.put(
                "prompt",
                "%d tokens shared by all clips, %d per clip (%d soft)"
                        .formatted(prompt.prefix(), prompt.words() + prompt.soft(), prompt.soft()));
        if (!settings.chat().equals(ChatForm.NONE)) {
            facts.put("chat", settings.chat());
        }
        facts.put("positions", Integer.toString(architecture.positions()));
        facts.put("score source", settings.spec().scoreSource().key());
        answers.ifPresent(tokens -> {
            facts.put(
                    "questions",
                    "%d, of %d tokens in all"
                            .formatted(
                                    questions.tokens().size(), questions.all().size()));
            facts.put("answers", tokens.toString());
        });
        return new ComponentDescription("decoder", facts);
    }

    /** A model in a line. */
    static String model(LanguageModel model) {
        Architecture architecture = model.architecture();
        return String.format(
                Locale.ROOT,
                "%s (%s, %d layers, hidden %d, %,d parameters)",
                model.title(),
                architecture.family(),
                architecture.layers(),
                architecture.hidden(),
                architecture.size());
    }
}
