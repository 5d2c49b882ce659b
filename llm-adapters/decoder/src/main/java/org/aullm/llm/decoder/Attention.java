package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;

/** Self-attention of one layer, over the rows of a {@link Pass}. */
final class Attention {

    private final int layer;
    private final int heads;
    private final int keyHeads;
    private final Projection query;
    private final Projection key;
    private final Projection value;
    private final Projection output;
    private final AttentionCore core;

    Attention(Architecture architecture, Projections projections, int layer) {
        this.layer = layer;
        this.heads = architecture.heads();
        this.keyHeads = architecture.keyHeads();
        this.core = new AttentionCore(architecture);
        String path = "model.layers." + layer + ".self_attn.";
        int hidden = architecture.hidden();
        int wide = heads * architecture.headWidth();
        int narrow = keyHeads * architecture.headWidth();
        boolean bias = architecture.biases().queryKeyValue();
        this.query = projections.of(path, "q_proj", hidden, wide, bias);
        this.key = projections.of(path, "k_proj", hidden, narrow, bias);
        this.value = projections.of(path, "v_proj", hidden, narrow, bias);
        this.output = projections.of(
                path, "o_proj", wide, hidden, architecture.biases().output());
    }

    /** For every row: (rows, hidden) to the same shape. */
    NDArray all(NDArray x, Pass pass) {
        Layout layout = pass.layout();
        PassTables tables = pass.tables();
        Context context = context(x, pass);
        NDArray queries = Rotary.turn(query.apply(x, pass.mode()), heads, tables.queries());
        NDArray own = core.attend(suffix(queries, layout), context.own(), context.shared(), tables.suffixMask());
        if (layout.prefix() == 0) {
            return output.apply(own, pass.mode());
        }
        NDArray before = core.attend(
                Ops.slice(queries, 0, 0, layout.prefix()),
                context.shared().orElseThrow(),
                Optional.empty(),
                tables.prefixMask());
        return output.apply(Ops.concat(0, before, own), pass.mode());
    }

    /**
     * For the last row of each sequence only.
     *
     * @param x all rows, (rows, hidden)
     * @param last the last rows among them, (batch, hidden)
     * @return (batch, hidden)
     */
    NDArray last(NDArray x, NDArray last, Pass pass) {
        Context context = context(x, pass);
        NDArray queries =
                Rotary.turn(query.apply(last, pass.mode()), heads, pass.tables().last());
        return output.apply(core.attend(queries, context.own(), context.shared(), Optional.empty()), pass.mode());
    }

    private record Context(KeysValues own, Optional<KeysValues> shared) {}

    private Context context(NDArray x, Pass pass) {
        Layout layout = pass.layout();
        Mode mode = pass.mode();
        NDArray keys = Rotary.turn(key.apply(x, mode), keyHeads, pass.tables().keys());
        NDArray values = value.apply(x, mode).reshape(keys.getShape());
        KeysValues own = core.arrange(suffix(keys, layout), suffix(values, layout), layout.batch());
        pass.remember(own);
        if (layout.prefix() == 0) {
            return new Context(own, pass.past(layer));
        }
        return new Context(
                own,
                Optional.of(core.arrange(
                        Ops.slice(keys, 0, 0, layout.prefix()), Ops.slice(values, 0, 0, layout.prefix()), 1)));
    }

    private static NDArray suffix(NDArray rows, Layout layout) {
        return layout.prefix() == 0 ? rows : Ops.slice(rows, 0, layout.prefix(), layout.rows());
    }
}
