package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Build;
import org.aullm.llm.text.PromptTokenizer;
import org.aullm.tensor.Weights;

/** A language model in memory: words in, hidden states out. */
final class LoadedModel implements AutoCloseable {

    private static final String TABLE = "model.embed_tokens.weight";
    private static final String HEAD = "lm_head.weight";

    private final Architecture architecture;
    private final PromptTokenizer tokenizer;
    private final Set<Integer> stops;
    private final NDManager home;
    private final BaseWeights base;
    private final WordEmbeddings words;
    private final Decoder decoder;
    private final Optional<TrainedPrefix> prefix;

    /** As the other, computed in the precision of the build. */
    LoadedModel(LanguageModel model, Optional<Adapters> adapters, Build build, Weights weights) {
        this(model, adapters, build, weights, Compute.FLOAT32);
    }

    /**
     * Reads or draws all weights.
     *
     * @param adapters adapters to add; empty for none
     * @param weights where trained weights are listed
     * @param compute how products with the model's own weights are computed
     */
    LoadedModel(LanguageModel model, Optional<Adapters> adapters, Build build, Weights weights, Compute compute) {
        this.architecture = model.architecture();
        this.stops = model.stops();
        this.home = build.manager();
        this.base = model.weights(build, weights);
        NDArray table = base.embedding(TABLE, architecture.vocabulary(), architecture.hidden());
        this.words =
                new WordEmbeddings(table, architecture.traits().embeddingScale(), home, build.tuning() == Tuning.FULL);
        this.decoder = new Decoder(architecture, new Projections(base, adapters, weights, compute), build);
        base.requireNothingLeft();
        this.prefix = adapters.flatMap(maker -> maker.prefix(weights, architecture, table));
        this.tokenizer = model.tokenizer();
    }

    Architecture architecture() {
        return architecture;
    }

    PromptTokenizer tokenizer() {
        return tokenizer;
    }

    /** The tokens that end a text. */
    Set<Integer> stops() {
        return stops;
    }

    WordEmbeddings words() {
        return words;
    }

    Decoder decoder() {
        return decoder;
    }

    /** Keys and values before every text, for each layer; an empty list for none. */
    List<KeysValues> before() {
        return prefix.map(TrainedPrefix::past).orElse(List.of());
    }

    /** How many positions {@link #before} takes. */
    int positionsBefore() {
        return prefix.map(TrainedPrefix::length).orElse(0);
    }

    NDManager home() {
        return home;
    }

    /** What scores the next word. Read anew on each call where it is not the embedding table. */
    VocabularyHead vocabularyHead() {
        NDArray matrix =
                tied() ? words.table() : base.vocabularyHead(HEAD, architecture.vocabulary(), architecture.hidden());
        return new VocabularyHead(matrix, architecture.traits().logitCap());
    }

    /**
     * As {@link #vocabularyHead} for some words only; no other row is read. Where the head is the embedding table and that
     * is trained, each call gives it as it is.
     */
    Supplier<VocabularyHead> vocabularyHead(List<Integer> tokens) {
        OptionalDouble cap = architecture.traits().logitCap();
        words.requireKnown(tokens);
        if (tied()) {
            return () -> new VocabularyHead(words.unscaled(tokens), cap);
        }
        VocabularyHead head = new VocabularyHead(
                base.vocabularyRows(HEAD, tokens, architecture.vocabulary(), architecture.hidden()), cap);
        return () -> head;
    }

    private boolean tied() {
        boolean tied = architecture.traits().tied();
        if (tied) {
            base.requireTied(TABLE, HEAD);
        }
        return tied;
    }

    /** Closes the tokenizer; the weights belong to the build's manager. */
    @Override
    public void close() {
        tokenizer.close();
    }
}
