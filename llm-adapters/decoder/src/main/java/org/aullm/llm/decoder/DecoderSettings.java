package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmSpec;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/** The options, and what they mean together. */
record DecoderSettings(LanguageModel model, LoraSettings lora) {

    private static final Path NO_MODEL = Path.of("");
    private static final String NO_SIZE = "none";

    static final Option<Path> MODEL = Option.path(
                    "model", "folder of a checkpoint in Hugging Face layout; give this or a size")
            .orElse(NO_MODEL);
    static final Option<String> SIZE = Option.choice(
                    "size", "size of a model with random weights, in place of a checkpoint", NO_SIZE, "nano", "tiny")
            .orElse(NO_SIZE);
    static final Option<Integer> RANK = Option.integer("rank", "inner width of the LoRA adapters")
            .atLeast(1)
            .orElse(16);
    static final Option<Double> ALPHA = Option.decimal("alpha", "weight of the LoRA adapters, times their rank")
            .atLeast(0)
            .orElse(32.0);
    static final Option<Double> LORA_DROPOUT = Option.decimal(
                    "lora-dropout", "share of the adapters' inputs that is left out in training")
            .between(0, 0.9)
            .orElse(0.0);
    static final Option<List<String>> TARGETS =
            Option.texts("targets", "projections that get an adapter").orElse(List.of("q_proj", "v_proj"));
    static final List<Option<?>> ALL = List.of(MODEL, SIZE, RANK, ALPHA, LORA_DROPOUT, TARGETS);

    static DecoderSettings of(Options options) {
        return new DecoderSettings(
                model(options.get(MODEL), options.get(SIZE)),
                new LoraSettings(
                        options.get(RANK),
                        options.get(ALPHA),
                        options.get(LORA_DROPOUT),
                        Set.copyOf(options.get(TARGETS))));
    }

    private static LanguageModel model(Path folder, String size) {
        boolean named = !folder.equals(NO_MODEL);
        if (named && !size.equals(NO_SIZE)) {
            throw new ComponentException(
                    "model and size exclude each other, but model is '%s' and size is '%s'. Leave one out."
                            .formatted(folder, size));
        }
        if (named) {
            return new ModelFolder(folder);
        }
        for (RandomModel model : RandomModel.ALL) {
            if (model.key().equals(size)) {
                return model;
            }
        }
        throw new ComponentException("back end 'decoder' has no model. Give model: the folder of a checkpoint,"
                + " or size: nano or tiny for random weights.");
    }

    /**
     * What the back end announces. Soft tokens are in units of the model's own word embeddings, whose size only the weights
     * tell: the back end multiplies by it.
     */
    LlmSpec spec() {
        return new LlmSpec(
                new TokenSpec(model.architecture().hidden(), 1),
                Set.of(Capability.SOFT_TOKENS, Capability.GRADIENT),
                ScoreSource.HIDDEN_STATE);
    }
}
