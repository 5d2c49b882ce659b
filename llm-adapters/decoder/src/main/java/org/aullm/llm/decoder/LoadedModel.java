package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Weights;

/** A language model in memory: words in, hidden states out. */
final class LoadedModel implements AutoCloseable {

    private final Architecture architecture;
    private final PromptTokenizer tokenizer;
    private final Set<Integer> stops;
    private final NDManager home;
    private final BaseWeights base;
    private final WordEmbeddings words;
    private final Decoder decoder;

    /**
     * Reads or draws all weights.
     *
     * @param lora adapters to add; empty for none
     * @param weights where trained weights are listed
     */
    LoadedModel(LanguageModel model, Optional<LoraSettings> lora, Build build, Weights weights) {
        this.architecture = model.architecture();
        this.stops = model.stops();
        this.home = build.manager();
        this.base = model.weights(build, weights);
        NDArray table = base.embedding("model.embed_tokens.weight", architecture.vocabulary(), architecture.hidden());
        this.words = new WordEmbeddings(table, home, build.tuning() == Tuning.FULL);
        this.decoder = new Decoder(architecture, new Projections(base, lora, weights), build);
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

    NDManager home() {
        return home;
    }

    /** What scores the next word, (vocabulary, hidden). Read anew on each call where it is not the embedding table. */
    NDArray vocabularyHead() {
        return architecture.tied()
                ? words.table()
                : base.vocabularyHead("lm_head.weight", architecture.vocabulary(), architecture.hidden());
    }

    /** Closes the tokenizer; the weights belong to the build's manager. */
    @Override
    public void close() {
        tokenizer.close();
    }
}
