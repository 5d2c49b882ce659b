package org.aullm.core.registry;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.api.spi.LossProvider;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.api.spi.Provider;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.api.spi.TunedProvider;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.api.spi.VisualEncoderProvider;

/** The places of a trial that components fill. */
public enum Slot {
    DATA("data", "data set", DatasetProvider.class, false),
    ENCODER("encoder", "visual encoder", VisualEncoderProvider.class, false),
    PROJECTOR("projector", "projector", ProjectorProvider.class, false),
    GRAPH("graph", "relation graph", RelationGraphProvider.class, true),
    LLM("llm", "language model", LlmBackendProvider.class, true),
    LOSS("loss", "loss", LossProvider.class, false),
    REGULARIZER("regularizers", "regularizer", RegularizerProvider.class, false),
    /** Named by the option {@link #VERBALIZERS} of the language model. */
    VERBALIZER("verbalizers", "verbalizer", VerbalizerProvider.class, false);

    /** Which weights of a component are trained. */
    public static final String TUNING = "tuning";

    /** A slot's own pace. */
    public static final Option<Double> LEARNING_RATE_SCALE = Option.decimal(
                    "learning-rate-scale", "this component's learning rate, as a multiple of the training's")
            .atLeast(0)
            .orElse(1.0);

    /** A late start. */
    public static final Option<Integer> FROZEN_EPOCHS = Option.integer(
                    "frozen-epochs", "passes over the training clips before its weights begin to move")
            .atLeast(0)
            .orElse(0);

    /** A regularizer's share of the loss. */
    public static final Option<Double> WEIGHT = Option.decimal("weight", "what the term is multiplied by in the loss")
            .atLeast(0)
            .orElse(1.0);

    /** What the parts before a language model are trained with. */
    public static final Option<String> TRAIN_WITH = Option.choice(
                    "train-with",
                    "what encoder, projector and graph are trained with: the llm itself, a token-head in its place while"
                            + " the llm only judges, or nothing",
                    "llm",
                    "token-head",
                    "nothing")
            .orElse("llm");

    /** How clips are put into words. */
    public static final Option<List<String>> VERBALIZERS = Option.texts(
                    "verbalizers", "what is said of a clip, in order, to a model that reads words only")
            .orElse(List.of());

    private final String key;
    private final String title;
    private final Class<? extends Provider> provider;
    private final boolean mayBeEmpty;

    Slot(String key, String title, Class<? extends Provider> provider, boolean mayBeEmpty) {
        this.key = key;
        this.title = title;
        this.provider = provider;
        this.mayBeEmpty = mayBeEmpty;
    }

    /** The key in a study file. */
    public String key() {
        return key;
    }

    /** The name in a sentence: {@code relation graph}. */
    public String title() {
        return title;
    }

    /** The kind of provider that fills it. */
    public Class<? extends Provider> provider() {
        return provider;
    }

    /** Whether {@code none} may be written. */
    public boolean mayBeEmpty() {
        return mayBeEmpty;
    }

    /** Every option that can be written in this slot: the provider's own and those that the slot adds. */
    public List<Option<?>> options(Provider chosen) {
        List<Option<?>> options = new ArrayList<>(chosen.options());
        if (chosen instanceof TunedProvider tuned) {
            options.add(tuning(tuned));
            options.add(LEARNING_RATE_SCALE);
            options.add(FROZEN_EPOCHS);
        }
        if (this == LLM && chosen != TokenHeadProvider.INSTANCE) {
            options.add(TRAIN_WITH);
            options.add(VERBALIZERS);
        }
        if (this == REGULARIZER) {
            options.add(WEIGHT);
        }
        return List.copyOf(options);
    }

    /** The option {@code tuning} for a provider: its tunings to choose from, its default. */
    public static Option<String> tuning(TunedProvider provider) {
        String[] words = provider.tunings().stream()
                .sorted()
                .map(org.aullm.api.Tuning::key)
                .toArray(String[]::new);
        return Option.choice(TUNING, "which of its weights are trained", words)
                .orElse(provider.tuning().key());
    }
}
