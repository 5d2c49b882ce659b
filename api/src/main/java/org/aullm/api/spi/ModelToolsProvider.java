package org.aullm.api.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Provides a look at a language model outside any study: what a folder holds, what it computes, what it writes.
 *
 * <p>Every problem with a folder or an input is a {@link org.aullm.api.ComponentException}.
 *
 * @since 0.1.0
 */
public interface ModelToolsProvider {

    /** What is to be said of a model, in order: family, shapes, memory, what is honoured. Reads no weights. */
    Map<String, String> show(Path model);

    /**
     * What a model makes of some tokens.
     *
     * @param adapter the folder of a PEFT adapter that changes it
     */
    Scores scores(Path model, Optional<Path> adapter, Input input);

    /** A text and how the model goes on with it. */
    String write(Path model, String prompt, Writing writing);

    /**
     * Tokens, of which some may be replaced by vectors.
     *
     * @param tokens their numbers, nothing is added to them
     * @param places positions whose tokens are replaced, counted from 0
     * @param vectors for each place, what the first layer is given there
     */
    record Input(List<Integer> tokens, List<Integer> places, List<List<Double>> vectors) {
        public Input {
            tokens = List.copyOf(tokens);
            places = List.copyOf(places);
            vectors = vectors.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A model's numbers.
     *
     * @param first one logit per word after the first token
     * @param last one logit per word after the last token
     * @param hidden the hidden state at the last token, after the final norm
     * @param softLast as {@code last}, with the vectors in their places; empty if there are none
     */
    record Scores(List<Double> first, List<Double> last, List<Double> hidden, Optional<List<Double>> softLast) {
        public Scores {
            first = List.copyOf(first);
            last = List.copyOf(last);
            hidden = List.copyOf(hidden);
            softLast = softLast.map(List::copyOf);
        }
    }

    /**
     * How a text is written.
     *
     * @param maxTokens the most tokens to add
     * @param temperature 0 for always the likeliest token
     * @param topP only the likeliest tokens that together have this probability are drawn from
     * @param seed decides what is drawn
     */
    record Writing(int maxTokens, double temperature, double topP, long seed) {}
}
