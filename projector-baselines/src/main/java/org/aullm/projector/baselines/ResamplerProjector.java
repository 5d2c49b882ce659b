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
 * A Perceiver resampler. With x the clip as a sequence ({@link Tokens}), z the t latents, learned at the start, and [;]
 * for sequences one after the other, every layer does
 *
 * <pre>z = z + attention(norm(z), [norm(x); norm(z)]),  z = z + W2 gelu(W1 norm(z))</pre>
 *
 * <p>and tokens = W norm(z) + b. For a width d, f d inside perceptrons, n layers and tokens of width w: the sequence, t d
 * latents, n (4 d^2 + 9 d + 2 f d^2 + (f + 1) d) in layers, and 2 d + (d + 1) w.
 */
final class ResamplerProjector extends TensorComponent implements Projector {

    private final TokenOutput output;
    private final Tokens sequence;
    private final NDArray latents;
    private final List<Layer> layers = new ArrayList<>();
    private final LayerNorm norm;
    private final Linear map;

    private record Layer(
            LayerNorm ofClip, LayerNorm ofLatents, Attention attention, LayerNorm between, Perceptron inner) {
        NDArray source(NDArray x, NDArray z) {
            return Ops.concat(1, ofClip.apply(x), ofLatents.apply(z));
        }
    }

    ResamplerProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.output = new TokenOutput(weights(), build.options(), tokens);
        Options options = build.options();
        int hidden = options.get(QueryOptions.HIDDEN);
        this.sequence = new Tokens(weights().in("clip"), features, hidden);
        this.latents = weights().normal("latents", 1, 1, output.count(), hidden);
        for (int i = 1; i <= options.get(QueryOptions.DEPTH); i++) {
            Weights own = weights().in("layer" + i);
            layers.add(new Layer(
                    LayerNorm.of(own, "clip-norm", hidden, 1),
                    LayerNorm.of(own, "latent-norm", hidden, 1),
                    new Attention(own.in("attention"), hidden, options.get(QueryOptions.HEADS)),
                    LayerNorm.of(own, "inner-norm", hidden, 1),
                    new Perceptron(own, "inner", hidden, options.get(QueryOptions.FEED_FORWARD) * hidden, hidden)));
        }
        this.norm = LayerNorm.of(weights(), "last-norm", hidden, 1);
        this.map = Linear.of(weights(), "map", hidden, tokens.width());
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        NDArray x = sequence.of(seen);
        NDArray z = start(x);
        for (Layer layer : layers) {
            z = next(layer, x, z);
        }
        return output.apply(map.apply(norm.apply(z)));
    }

    private NDArray start(NDArray x) {
        // Not broadcast(): the clip stands left, so that the sum belongs to the step.
        return Ops.slice(x, 1, 0, 1).zerosLike().add(latents);
    }

    private static NDArray next(Layer layer, NDArray x, NDArray z) {
        NDArray asked =
                z.add(layer.attention().apply(layer.ofLatents().apply(z), layer.source(x, z), Optional.empty()));
        return asked.add(layer.inner().apply(layer.between().apply(asked)));
    }

    @Override
    public List<Explanation> explain(VisualFeatures seen) {
        NDArray x = sequence.of(seen);
        NDArray z = start(x);
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            z = next(layer, x, z);
        }
        Layer last = layers.get(layers.size() - 1);
        return sequence.evidence(
                last.attention().shares(last.ofLatents().apply(z), last.source(x, z), Optional.empty()));
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription("resampler", Map.of("layers", Integer.toString(layers.size())));
    }
}
