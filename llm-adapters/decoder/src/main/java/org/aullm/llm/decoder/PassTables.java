package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aullm.tensor.Arrays;

/** What a pass needs that follows from its layout alone. Layers of one kind share theirs. */
final class PassTables implements AutoCloseable {

    private final Map<Optional<Rope>, Turns> turns = new HashMap<>();
    private final Map<Integer, Masks> masks = new HashMap<>();
    private final int length;
    private final NDArray answers;

    private PassTables(int length, NDArray answers) {
        this.length = length;
        this.answers = answers;
    }

    static PassTables of(Layout layout, Architecture architecture, NDManager home, DataType precision) {
        PassTables tables = new PassTables(layout.length(), answerRows(layout, home));
        double scale = architecture.traits().scoreScale();
        for (LayerKind kind : architecture.kinds()) {
            tables.turns.computeIfAbsent(kind.rope(), rope -> Turns.of(layout, rope, scale, home, precision));
            tables.masks.computeIfAbsent(
                    tables.window(kind), window -> Masks.of(layout, window, architecture.group(), home, precision));
        }
        return tables;
    }

    // A window as long as the sequence hides nothing.
    private int window(LayerKind kind) {
        return kind.window() >= length ? LayerKind.ALL : kind.window();
    }

    private static NDArray answerRows(Layout layout, NDManager home) {
        int[] ends = layout.answers();
        long[] rows = new long[layout.batch() * ends.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = layout.prefix() + (long) (i / ends.length) * layout.suffix() + ends[i % ends.length];
        }
        return Arrays.indices(home, rows);
    }

    Turns turns(LayerKind kind) {
        return java.util.Objects.requireNonNull(turns.get(kind.rope()));
    }

    Masks masks(LayerKind kind) {
        return java.util.Objects.requireNonNull(masks.get(window(kind)));
    }

    /** The rows at which answers are read, (batch * answers). */
    NDArray answers() {
        return answers;
    }

    @Override
    public void close() {
        turns.values().forEach(Turns::close);
        masks.values().forEach(Masks::close);
        answers.close();
    }
}
