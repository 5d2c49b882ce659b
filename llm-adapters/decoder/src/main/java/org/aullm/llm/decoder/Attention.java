package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;

/** Self-attention of one layer, over the rows of a {@link Pass}. */
final class Attention {

    private final int layer;
    private final LayerKind kind;
    private final QueryKeyValue inputs;
    private final Projection output;
    private final AttentionCore core;

    Attention(Architecture architecture, Projections projections, int layer) {
        this.layer = layer;
        this.kind = architecture.kinds().get(layer);
        this.core = new AttentionCore(architecture);
        String path = "model.layers." + layer + ".self_attn.";
        this.inputs = new QueryKeyValue(architecture, projections, path);
        this.output = projections.of(
                path,
                "o_proj",
                architecture.heads() * architecture.headWidth(),
                architecture.hidden(),
                architecture.traits().biases().output());
    }

    /** For every row: (rows, hidden) to the same shape. */
    NDArray all(NDArray x, Pass pass) {
        Layout layout = pass.layout();
        Masks masks = pass.tables().masks(kind);
        Context context = context(x, pass);
        NDArray queries = pass.tables().turns(kind).query(inputs.queries(x, pass.mode()));
        NDArray own = core.attend(
                suffix(queries, layout), context.own(), context.shared(), masks.suffix(), masks.suffixShared());
        if (layout.prefix() == 0) {
            return output.apply(own, pass.mode());
        }
        NDArray before = core.attend(
                Ops.slice(queries, 0, 0, layout.prefix()),
                context.prefix().orElseThrow(),
                pass.past(layer),
                masks.prefix(),
                masks.prefixPast());
        return output.apply(Ops.concat(0, before, own), pass.mode());
    }

    /**
     * For the rows that are read only.
     *
     * @param x all rows, (rows, hidden)
     * @param read the rows at each sequence's answers among them, (batch * answers, hidden)
     * @return (batch * answers, hidden)
     */
    NDArray answers(NDArray x, NDArray read, Pass pass) {
        Masks masks = pass.tables().masks(kind);
        Context context = context(x, pass);
        NDArray queries = pass.tables().turns(kind).answer(inputs.queries(read, pass.mode()));
        return output.apply(
                core.attend(queries, context.own(), context.shared(), masks.answer(), masks.answerShared()),
                pass.mode());
    }

    /**
     * Keys and values.
     *
     * @param own each sequence's own
     * @param shared what all sequences look at: past and prefix
     * @param prefix the prefix alone
     */
    private record Context(KeysValues own, Optional<KeysValues> shared, Optional<KeysValues> prefix) {}

    private Context context(NDArray x, Pass pass) {
        Layout layout = pass.layout();
        Mode mode = pass.mode();
        QueryKeyValue.Pair pair = inputs.keysAndValues(x, mode);
        NDArray keys = pass.tables().turns(kind).key(pair.keys());
        NDArray values = pair.values();
        KeysValues own = core.arrange(suffix(keys, layout), suffix(values, layout), layout.batch());
        pass.remember(own);
        Optional<KeysValues> past = pass.past(layer);
        if (layout.prefix() == 0) {
            return new Context(own, past, Optional.empty());
        }
        KeysValues prefix =
                core.arrange(Ops.slice(keys, 0, 0, layout.prefix()), Ops.slice(values, 0, 0, layout.prefix()), 1);
        return new Context(
                own, Optional.of(past.map(before -> before.then(prefix)).orElse(prefix)), Optional.of(prefix));
    }

    private static NDArray suffix(NDArray rows, Layout layout) {
        return layout.prefix() == 0 ? rows : Ops.slice(rows, 0, layout.prefix(), layout.rows());
    }
}
