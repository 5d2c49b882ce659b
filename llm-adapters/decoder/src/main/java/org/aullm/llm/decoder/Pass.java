package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Mode;

/** One way through the layers: what is known before, and what is to be remembered of it. */
final class Pass {

    private final Layout layout;
    private final PassTables tables;
    private final List<KeysValues> past;
    private final Optional<List<KeysValues>> memory;
    private final Mode mode;

    Pass(Layout layout, PassTables tables, List<KeysValues> past, Optional<List<KeysValues>> memory, Mode mode) {
        this.layout = layout;
        this.tables = tables;
        this.past = List.copyOf(past);
        this.memory = memory;
        this.mode = mode;
    }

    Layout layout() {
        return layout;
    }

    PassTables tables() {
        return tables;
    }

    /** The rows at each sequence's answers, (batch * answers, hidden), of all rows. */
    NDArray answers(NDArray rows) {
        return WordEmbeddings.rows(rows, tables.answers());
    }

    Mode mode() {
        return mode;
    }

    /** What a layer's rows attend to besides each other; empty if nothing comes before them. */
    Optional<KeysValues> past(int layer) {
        return past.isEmpty() ? Optional.empty() : Optional.of(past.get(layer));
    }

    /** Takes note of a layer's own keys and values if wanted; called for one layer after the other. */
    void remember(KeysValues keysValues) {
        memory.ifPresent(layers -> layers.add(keysValues));
    }
}
