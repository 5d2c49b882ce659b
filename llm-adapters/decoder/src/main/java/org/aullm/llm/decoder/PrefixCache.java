package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Supplier;
import org.aullm.tensor.GradMode;

/** Keys and values of the last fixed prefix, for as long as the weights that they follow from stay what they are. */
final class PrefixCache {

    private final Decoder decoder;
    private final WordEmbeddings words;
    private final NDManager home;
    private final Supplier<List<KeysValues>> before;
    private final Snapshot weights;
    private List<Integer> tokens = List.of();
    private List<KeysValues> positions = List.of();

    /**
     * Over a model.
     *
     * @param before keys and values that stand before every prefix
     * @param changing the weights that may change
     */
    PrefixCache(
            Decoder decoder,
            WordEmbeddings words,
            Supplier<List<KeysValues>> before,
            List<NDArray> changing,
            NDManager home) {
        this.weights = new Snapshot(changing, home);
        this.before = before;
        this.decoder = decoder;
        this.words = words;
        this.home = home;
    }

    /** For each layer; an empty list for no tokens. Computed if these are not the tokens or the weights of the last call. */
    List<KeysValues> of(List<Integer> prefix) {
        if (!prefix.equals(tokens) || !weights.holds()) {
            weights.take();
            positions.forEach(KeysValues::close);
            positions = prefix.isEmpty() ? List.of() : compute(prefix);
            tokens = List.copyOf(prefix);
        }
        return positions;
    }

    /** To be called when the weights were replaced. */
    void forget() {
        weights.forget();
        positions.forEach(KeysValues::close);
        positions = List.of();
        tokens = List.of();
    }

    private List<KeysValues> compute(List<Integer> prefix) {
        try (GradMode off = GradMode.off()) {
            return decoder.readAndRemember(words.fixed(prefix), before.get()).positions().stream()
                    .map(layer -> layer.keep(home))
                    .toList();
        }
    }
}
