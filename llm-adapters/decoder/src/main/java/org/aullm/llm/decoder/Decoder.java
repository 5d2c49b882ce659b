package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.GradientTape;

/** A stack of decoder layers, from embeddings to the hidden state at the last position. */
final class Decoder {

    private final List<DecoderLayer> layers = new ArrayList<>();
    private final RmsNorm norm;
    private final TableCache tables;
    private final boolean draws;

    Decoder(Architecture architecture, Projections projections, Build build) {
        this.draws = projections.adapters().stream().anyMatch(Adapters::drop);
        for (int layer = 0; layer < architecture.layers(); layer++) {
            layers.add(new DecoderLayer(architecture, projections, layer));
        }
        this.norm = RmsNorm.of(projections.base(), "model.norm", architecture.hidden(), architecture);
        this.tables = new TableCache(architecture, build.manager(), build.precision());
    }

    /**
     * Reads sequences to their answers.
     *
     * @param rows what layer 0 takes, in the layout's order, (rows, hidden)
     * @param past for each layer, what comes before; empty if nothing does
     * @param shortcuts what is left out of the computation
     * @return the hidden state at each sequence's answers after the final norm, (batch * answers, hidden)
     */
    NDArray read(NDArray rows, Layout layout, List<KeysValues> past, Mode mode, Shortcuts shortcuts) {
        return through(rows, pass(layout, past, Optional.empty(), mode), shortcuts);
    }

    /**
     * As {@link #read} for one sequence in {@link Mode#EVAL}, and what later positions need of it.
     *
     * @param rows (positions, hidden)
     */
    Remembered readAndRemember(NDArray rows, List<KeysValues> past) {
        List<KeysValues> memory = new ArrayList<>();
        NDArray state = through(rows, pass(after(past, rows), past, Optional.of(memory), Mode.EVAL), Shortcuts.ALL);
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

    /** The hidden states at all positions of one sequence after the final norm, (positions, hidden). */
    NDArray readAll(NDArray rows, List<KeysValues> past) {
        Pass pass = pass(after(past, rows), past, Optional.empty(), Mode.EVAL);
        NDArray x = rows;
        for (DecoderLayer layer : layers) {
            x = layer.all(x, pass);
        }
        return norm.apply(x);
    }

    /** One sequence that goes on after what was read. */
    private static Layout after(List<KeysValues> past, NDArray rows) {
        int before = past.isEmpty() ? 0 : (int) past.get(0).keys().getShape().get(1);
        return new Layout(before, 0, 1, (int) rows.getShape().get(0));
    }

    private Pass pass(Layout layout, List<KeysValues> past, Optional<List<KeysValues>> memory, Mode mode) {
        return new Pass(layout, tables.of(layout), past, memory, mode);
    }

    private NDArray through(NDArray rows, Pass pass, Shortcuts shortcuts) {
        boolean recomputed = shortcuts.recomputed() && pass.mode() == Mode.TRAIN;
        NDArray x = rows;
        for (DecoderLayer layer : layers.subList(0, layers.size() - 1)) {
            x = recomputed ? GradientTape.recomputing(x, draws, input -> layer.all(input, pass)) : layer.all(x, pass);
        }
        DecoderLayer top = layers.get(layers.size() - 1);
        return norm.apply(shortcuts.trimmedLastLayer() ? top.answers(x, pass) : pass.answers(top.all(x, pass)));
    }
}
