package org.aullm.core.trial;

import org.aullm.api.option.Options;
import org.aullm.core.registry.Slot;

/** What encoder, projector and graph are trained with ({@code llm.train-with}). */
public enum TrainWith {
    /** The language model that judges: its gradient reaches them. */
    LLM,
    /** A linear head on the mean soft token stands in while training; the language model only judges. */
    TOKEN_HEAD,
    /** Nothing is trained. */
    NOTHING;

    static TrainWith of(Options llm) {
        return switch (llm.find(Slot.TRAIN_WITH).orElse("llm")) {
            case "token-head" -> TOKEN_HEAD;
            case "nothing" -> NOTHING;
            default -> LLM;
        };
    }
}
