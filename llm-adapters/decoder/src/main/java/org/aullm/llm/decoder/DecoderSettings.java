package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmSpec;
import org.aullm.api.Parameter;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.llm.text.Questions;

/**
 * The options, and what they mean together.
 *
 * @param adapter how adapters are made, or were
 * @param saved where they are read; empty for new ones
 * @param question what is asked of each unit; empty where the hidden state is read
 * @param chat the form of conversation that the prompt is put into
 * @param shortcuts what is left out of the computation
 * @param compute how products with the model's own weights are computed
 */
record DecoderSettings(
        LanguageModel model,
        AdapterSettings adapter,
        Optional<PeftFolder> saved,
        Optional<String> question,
        String chat,
        Shortcuts shortcuts,
        Compute compute) {

    private static final Path NONE_GIVEN = Path.of("");
    private static final String NO_SIZE = "none";
    private static final String PREFIX = "prefix";
    private static final String HIDDEN_STATE = ScoreSource.HIDDEN_STATE.key();
    private static final String ANSWER_TOKENS = ScoreSource.ANSWER_TOKENS.key();
    private static final List<String> QUERY_AND_VALUE = List.of("q_proj", "v_proj");

    static final Option<Path> MODEL = Option.path(
                    "model", "folder of a checkpoint in Hugging Face layout; give this or a size")
            .orElse(NONE_GIVEN);
    static final Option<String> SIZE = Option.choice(
                    "size", "size of a model with random weights, in place of a checkpoint", NO_SIZE, "nano", "tiny")
            .orElse(NO_SIZE);
    static final Option<Path> ADAPTER = Option.path(
                    "adapter", "folder of a PEFT adapter to start from; its rank, alpha, kind and targets then hold")
            .orElse(NONE_GIVEN);
    static final Option<String> KIND = Option.choice(
                    "adapter-kind",
                    "lora, rslora (weight alpha/sqrt(rank)), dora (lengths of rows trained apart) or prefix"
                            + " (keys and values before every prompt)",
                    "lora",
                    "rslora",
                    "dora",
                    PREFIX)
            .orElse("lora");
    static final Option<Integer> PREFIX_LENGTH = Option.integer(
                    "prefix-length", "positions of trained keys and values, with adapter-kind prefix")
            .atLeast(1)
            .orElse(16);
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
    static final Option<List<String>> TARGETS = Option.texts(
                    "targets", "projections that get an adapter; the default means qkv_proj where q, k and v are one")
            .orElse(QUERY_AND_VALUE);
    static final Option<String> READ_OUT = Option.choice(
                    "read-out",
                    "hidden-state (a trained linear head) or answer-tokens (log-odds of yes against no, per unit)",
                    HIDDEN_STATE,
                    ANSWER_TOKENS)
            .orElse(HIDDEN_STATE);
    static final Option<String> QUESTION = Option.text(
                    "question", "with read-out answer-tokens, what is asked of each unit, which {unit} stands for")
            .orElse(Questions.USUAL);
    static final Option<String> CHAT = Option.choice(
                    "chat",
                    "the form of conversation that the prompt is put into as a user's turn; auto takes the one whose marks the"
                            + " tokenizer has",
                    ChatForm.keys())
            .orElse(ChatForm.NONE);
    static final Option<Boolean> SHARED_PREFIX = Option.flag(
                    "shared-prefix", "whether text that is the same for all clips is computed once; changes no result")
            .orElse(true);
    static final Option<Boolean> TRIMMED_LAST_LAYER = Option.flag(
                    "trimmed-last-layer", "whether the last layer is computed only where it is read; changes no result")
            .orElse(true);
    static final Option<Boolean> RECOMPUTED = Option.flag(
                    "recompute-layers",
                    "whether training keeps each layer's input only and computes the layer again on the way back: less"
                            + " memory, more time, no other result")
            .orElse(false);
    static final Option<String> COMPUTE = Option.choice(
                    "compute",
                    "float32, or bfloat16 for products with the model's own weights, each rounded to it; adapters, norms,"
                            + " attention and loss stay in float32. For graphics cards and processors that are made for it",
                    Compute.keys())
            .orElse(Compute.FLOAT32.key());
    static final List<Option<?>> ALL = List.of(
            MODEL,
            SIZE,
            ADAPTER,
            KIND,
            PREFIX_LENGTH,
            RANK,
            ALPHA,
            LORA_DROPOUT,
            TARGETS,
            READ_OUT,
            QUESTION,
            CHAT,
            SHARED_PREFIX,
            TRIMMED_LAST_LAYER,
            RECOMPUTED,
            COMPUTE);

    static DecoderSettings of(Options options) {
        LanguageModel model = model(options.get(MODEL), options.get(SIZE));
        Architecture architecture = model.architecture();
        Path folder = options.get(ADAPTER);
        Optional<PeftFolder> saved = folder.equals(NONE_GIVEN) ? Optional.empty() : Optional.of(new PeftFolder(folder));
        double dropout = options.get(LORA_DROPOUT);
        AdapterSettings adapter =
                saved.map(peft -> peft.settings(architecture, dropout)).orElseGet(() -> fresh(options, architecture));
        Optional<String> question =
                options.get(READ_OUT).equals(ANSWER_TOKENS) ? Optional.of(options.get(QUESTION)) : Optional.empty();
        Shortcuts shortcuts =
                new Shortcuts(options.get(SHARED_PREFIX), options.get(TRIMMED_LAST_LAYER), options.get(RECOMPUTED));
        if (shortcuts.recomputed() && adapter instanceof PrefixSettings) {
            throw new ComponentException(
                    "recompute-layers cannot be combined with adapter-kind prefix, whose numbers all"
                            + " layers read at once. Leave one out.");
        }
        return new DecoderSettings(
                model, adapter, saved, question, options.get(CHAT), shortcuts, Compute.of(options.get(COMPUTE)));
    }

    private static AdapterSettings fresh(Options options, Architecture architecture) {
        if (options.get(KIND).equals(PREFIX)) {
            return new PrefixSettings(options.get(PREFIX_LENGTH));
        }
        List<String> given = options.get(TARGETS);
        boolean fused = given.equals(QUERY_AND_VALUE) && architecture.traits().fused();
        LoraSettings.Kind kind =
                switch (options.get(KIND)) {
                    case "rslora" -> LoraSettings.Kind.RSLORA;
                    case "dora" -> LoraSettings.Kind.DORA;
                    default -> LoraSettings.Kind.LORA;
                };
        return new LoraSettings(
                        kind,
                        options.get(RANK),
                        options.get(ALPHA),
                        options.get(LORA_DROPOUT),
                        fused ? Set.of("qkv_proj") : Set.copyOf(given))
                .requireIn(architecture);
    }

    private static LanguageModel model(Path folder, String size) {
        boolean named = !folder.equals(NONE_GIVEN);
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

    /** The adapters that a tuning asks for: saved ones always, new ones only to be trained. */
    Optional<Adapters> adapters(Tuning tuning) {
        if (tuning == Tuning.FULL && saved.isPresent()) {
            throw new ComponentException("adapter: tuning 'full' trains the model's own weights, beside which '%s'"
                            .formatted(saved.get().folder())
                    + " has no place. Leave it out, or set tuning to adapter or frozen.");
        }
        if (tuning == Tuning.ADAPTER) {
            return Optional.of(new Adapters(adapter, saved, Parameter.Role.TRAINED));
        }
        return saved.isPresent() ? Optional.of(new Adapters(adapter, saved, Parameter.Role.FROZEN)) : Optional.empty();
    }

    /** The positions that a trained prefix takes. */
    int positionsBefore() {
        return adapter instanceof PrefixSettings prefix ? prefix.length() : 0;
    }

    /**
     * What the back end announces. Soft tokens are in units of the model's own word embeddings, whose size only the weights
     * tell: the back end multiplies by it.
     */
    LlmSpec spec() {
        return new LlmSpec(
                new TokenSpec(model.architecture().hidden(), 1),
                Set.of(Capability.SOFT_TOKENS, Capability.GRADIENT, Capability.GENERATION),
                question.isPresent() ? ScoreSource.ANSWER_TOKENS : ScoreSource.HIDDEN_STATE);
    }
}
