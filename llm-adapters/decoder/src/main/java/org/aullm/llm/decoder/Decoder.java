package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;

/** A stack of decoder layers, from embeddings to the hidden state at the last position. */
final class Decoder {

    private final int hidden;
    private final List<DecoderLayer> layers = new ArrayList<>();
    private final RmsNorm norm;
    private final TableCache tables;

    Decoder(Architecture architecture, Projections projections, Build build) {
        this.hidden = architecture.hidden();
        for (int layer = 0; layer < architecture.layers(); layer++) {
            layers.add(new DecoderLayer(architecture, projections, layer));
        }
        this.norm = new RmsNorm(projections.base().gain("model.norm.weight", hidden), architecture.epsilon());
        this.tables = new TableCache(architecture, build.manager(), build.precision());
    }

    /**
     * Reads sequences to their end.
     *
     * @param rows embeddings in the layout's order, (rows, hidden)
     * @param past for each layer, what comes before; empty if nothing does
     * @param trimmed whether the last layer is computed for the last positions only
     * @return the hidden state at the last position of each sequence after the final norm, (batch, hidden)
     */
    NDArray read(NDArray rows, Layout layout, List<KeysValues> past, Mode mode, boolean trimmed) {
        return through(rows, new Pass(layout, tables.of(layout), past, Optional.empty(), mode), trimmed);
    }

    /**
     * As {@link #read} for one sequence in {@link Mode#EVAL}, and what later positions need of it.
     *
     * @param rows (positions, hidden)
     */
    Remembered readAndRemember(NDArray rows, List<KeysValues> past) {
        int before = past.isEmpty() ? 0 : (int) past.get(0).keys().getShape().get(1);
        Layout layout = new Layout(before, 0, 1, (int) rows.getShape().get(0));
        List<KeysValues> memory = new ArrayList<>();
        Pass pass = new Pass(layout, tables.of(layout), past, Optional.of(memory), Mode.EVAL);
        NDArray state = through(rows, pass, true);
        List<KeysValues> all = new ArrayList<>();
        for (int layer = 0; layer < memory.size(); layer++) {
            all.add(past.isEmpty() ? memory.get(layer) : past.get(layer).then(memory.get(layer)));
        }
        return new Remembered(state, all);
    }

    /**
     * A sequence that was read.
     *
     * @param state the hidden state at its last position, (1, hidden)
     * @param positions for each layer, all its keys and values
     */
    record Remembered(NDArray state, List<KeysValues> positions) {}

    private NDArray through(NDArray rows, Pass pass, boolean trimmed) {
        NDArray x = rows;
        for (DecoderLayer layer : layers.subList(0, layers.size() - 1)) {
            x = layer.all(x, pass);
        }
        DecoderLayer top = layers.get(layers.size() - 1);
        NDArray last = trimmed ? top.last(x, pass) : DecoderLayer.lastRows(top.all(x, pass), pass.layout());
        return norm.apply(last);
    }
}
