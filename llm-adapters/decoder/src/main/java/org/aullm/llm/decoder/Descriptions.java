package org.aullm.llm.decoder;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ScoreSource;
import org.aullm.api.Tuning;

/** What a back end says of itself in results and reports. */
final class Descriptions {

    private Descriptions() {}

    static ComponentDescription of(DecoderSettings settings, Tuning tuning, PromptLength prompt) {
        Architecture architecture = settings.model().architecture();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "model",
                String.format(
                        Locale.ROOT,
                        "%s (%s, %d layers, hidden %d, %,d parameters)",
                        settings.model().title(),
                        architecture.family(),
                        architecture.layers(),
                        architecture.hidden(),
                        architecture.size()));
        facts.put("tuning", tuning.key());
        if (tuning == Tuning.ADAPTER) {
            LoraSettings lora = settings.lora();
            facts.put(
                    "adapters",
                    "rank %d, alpha %s, dropout %s, on %s"
                            .formatted(lora.rank(), lora.alpha(), lora.dropout(), lora.targetList()));
        }
        facts.put(
                "prompt",
                "%d tokens shared by all clips, %d per clip (%d soft)"
                        .formatted(prompt.prefix(), prompt.words() + prompt.soft(), prompt.soft()));
        facts.put("positions", Integer.toString(architecture.positions()));
        facts.put("score source", ScoreSource.HIDDEN_STATE.key());
        return new ComponentDescription("decoder", facts);
    }
}
