package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.llm.text.KnownTokens;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/** The model's word embeddings. Rows of the prompt's fixed words are looked up once if they cannot change. */
final class WordEmbeddings {

    private static final long CHUNK = 4096;

    private final NDArray table;
    private final double factor;
    private final NDManager home;
    private final boolean trained;
    private final Map<List<Integer>, NDArray> numbers = new HashMap<>();
    private final Map<List<Integer>, NDArray> rows = new HashMap<>();

    /**
     * Over a table.
     *
     * @param table (vocabulary, hidden)
     * @param factor what its rows are multiplied by before the first layer
     * @param home where looked-up rows live
     * @param trained whether the table changes between calls
     */
    WordEmbeddings(NDArray table, double factor, NDManager home, boolean trained) {
        this.table = table;
        this.factor = factor;
        this.home = home;
        this.trained = trained;
    }

    NDArray table() {
        return table;
    }

    /** The rows of some words that will be asked for again, (tokens, hidden). */
    NDArray fixed(List<Integer> tokens) {
        if (trained) {
            return lookUp(numbers.computeIfAbsent(tokens, words -> StepScope.keep(indices(words, home), home)));
        }
        return rows.computeIfAbsent(tokens, words -> {
            try (GradMode off = GradMode.off();
                    NDManager scratch = home.newSubManager()) {
                return StepScope.keep(lookUp(indices(words, scratch)), home);
            }
        });
    }

    /** The rows of some words as they stand in the table, (tokens, hidden). */
    NDArray unscaled(List<Integer> tokens) {
        return rows(table, numbers.computeIfAbsent(tokens, words -> StepScope.keep(indices(words, home), home)));
    }

    /** Refuses words that the table lacks. */
    void requireKnown(List<Integer> tokens) {
        KnownTokens.require(tokens, table.getShape().get(0));
    }

    /** To be called when the weights were replaced. */
    void forget() {
        rows.values().forEach(NDArray::close);
        rows.clear();
    }

    /** The rows of some words, (tokens, hidden). */
    NDArray once(List<Integer> tokens, NDManager step) {
        return lookUp(indices(tokens, step));
    }

    private NDArray lookUp(NDArray indices) {
        NDArray found = rows(table, indices);
        return factor == 1 ? found : Ops.scale(found, factor);
    }

    /** Some rows of a matrix, in the order of their numbers; gradients of a row that is asked for twice add up. */
    static NDArray rows(NDArray matrix, NDArray indices) {
        return Embedding.embedding(indices, matrix, SparseFormat.DENSE).singletonOrThrow();
    }

    private NDArray indices(List<Integer> tokens, NDManager manager) {
        requireKnown(tokens);
        return manager.create(tokens.stream().mapToLong(Integer::longValue).toArray());
    }

    /** The root mean square of all embeddings, as the first layer takes them. */
    double scale() {
        long vocabulary = table.getShape().get(0);
        double sum = 0;
        for (long from = 0; from < vocabulary; from += CHUNK) {
            try (GradMode off = GradMode.off();
                    StepScope scope = StepScope.open(home)) {
                NDArray chunk = Ops.slice(table, 0, from, Math.min(vocabulary, from + CHUNK));
                sum += Numbers.item(chunk.square().sum());
            }
        }
        return factor * Math.sqrt(sum / table.size());
    }
}
