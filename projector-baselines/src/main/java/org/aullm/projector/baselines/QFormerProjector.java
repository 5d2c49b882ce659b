package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Explanation;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * A querying transformer. With x the clip as a sequence ({@link Tokens}) and q the t queries, learned at the start, every
 * layer does, norms last as in BERT,
 *
 * <pre>q = norm(q + attention(q, q)),  q = norm(q + attention(q, x)),  q = norm(q + W2 gelu(W1 q))</pre>
 *
 * <p>the middle part in the first layer and every {@code cross-every} from there; tokens = W q + b. For a width d, f d
 * inside perceptrons, n layers of which m ask the clip, and tokens of width w: the sequence, t d queries, n (4 d^2 + 7 d +
 * 2 f d^2 + (f + 3) d - 2 d) + m (4 d^2 + 5 d) + 2 d in layers and at the start, and (d + 1) w.
 */
final class QFormerProjector extends TensorComponent implements Projector {

    private final TokenOutput output;
    private final Tokens sequence;
    private final NDArray queries;
    private final LayerNorm first;
    private final List<Layer> layers = new ArrayList<>();
    private final Linear map;

    private record Cross(Attention attention, LayerNorm norm) {}

    private record Layer(
            Attention self, LayerNorm selfNorm, Optional<Cross> cross, Perceptron inner, LayerNorm innerNorm) {}

    QFormerProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.output = new TokenOutput(weights(), build.options(), tokens);
        Options options = build.options();
        int hidden = options.get(QueryOptions.HIDDEN);
        int heads = options.get(QueryOptions.HEADS);
        this.sequence = new Tokens(weights().in("clip"), features, hidden);
        this.queries = weights().normal("queries", 1, 1, output.count(), hidden);
        this.first = LayerNorm.of(weights(), "query-norm", hidden, 1);
        for (int i = 0; i < options.get(QueryOptions.DEPTH); i++) {
            Weights own = weights().in("layer" + (i + 1));
            boolean asks = i % options.get(QFormerProvider.CROSS_EVERY) == 0;
            layers.add(new Layer(
                    new Attention(own.in("self"), hidden, heads),
                    LayerNorm.of(own, "self-norm", hidden, 1),
                    asks
                            ? Optional.of(new Cross(
                                    new Attention(own.in("cross"), hidden, heads),
                                    LayerNorm.of(own, "cross-norm", hidden, 1)))
                            : Optional.empty(),
                    new Perceptron(own, "inner", hidden, options.get(QueryOptions.FEED_FORWARD) * hidden, hidden),
                    LayerNorm.of(own, "inner-norm", hidden, 1)));
        }
        this.map = Linear.of(weights(), "map", hidden, tokens.width());
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        NDArray x = sequence.of(seen);
        NDArray q = start(x);
        for (Layer layer : layers) {
            NDArray talked = talk(layer, q);
            NDArray asked = layer.cross().isPresent() ? ask(layer.cross().get(), talked, x) : talked;
            q = think(layer, asked);
        }
        return output.apply(map.apply(q));
    }

    private NDArray start(NDArray x) {
        // Not broadcast(): the clip stands left, so that the sum belongs to the step.
        return first.apply(Ops.slice(x, 1, 0, 1).zerosLike().add(queries));
    }

    private static NDArray talk(Layer layer, NDArray q) {
        return layer.selfNorm().apply(q.add(layer.self().apply(q, q, Optional.empty())));
    }

    private static NDArray ask(Cross cross, NDArray q, NDArray x) {
        return cross.norm().apply(q.add(cross.attention().apply(q, x, Optional.empty())));
    }

    private static NDArray think(Layer layer, NDArray q) {
        return layer.innerNorm().apply(q.add(layer.inner().apply(q)));
    }

    @Override
    public List<Explanation> explain(VisualFeatures seen) {
        NDArray x = sequence.of(seen);
        NDArray q = start(x);
        List<Explanation> last = List.of();
        for (Layer layer : layers) {
            NDArray talked = talk(layer, q);
            if (layer.cross().isPresent()) {
                Cross cross = layer.cross().get();
                last = sequence.evidence(cross.attention().shares(talked, x, Optional.empty()));
                talked = ask(cross, talked, x);
            }
            q = think(layer, talked);
        }
        return last;
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription("q-former", Map.of("layers", Integer.toString(layers.size())));
    }
}
