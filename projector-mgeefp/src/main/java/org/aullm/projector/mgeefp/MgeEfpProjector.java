package org.aullm.projector.mgeefp;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Explanation;
import org.aullm.api.Explanation.Axis;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * Multi-granularity evidence-enhanced fusion. With m what attention read from the mid-level evidence and h the projected
 * high-level vector, both as wide as the bottleneck, for each content token:
 *
 * <pre>g = sigmoid(G [m; h]),  token = norm(W2 dropout(gelu(W1 (g * m + (1 - g) * h))))</pre>
 *
 * <p>With c channels and p places in the mid-level map (all time steps), k pieces of evidence, b the bottleneck, w a
 * token's width and t tokens, it has c b + k b (evidence) + (high + 1) b t (query; b t if learned) + (high + 1) b t (high
 * level) + (2 b + 1) b (gate) + (b + 1) b (hidden) + (b + 1) w + 2 w (token) parameters.
 *
 * <p>Our proposal: the paper names the parts, its equations are not public.
 */
final class MgeEfpProjector extends TensorComponent implements Projector {

    private final FeatureSpec features;
    private final Options options;
    private final int tokens;
    private final int bottleneck;
    private final EvidenceReader reader;
    private final EvidenceAttention attention;
    private final Linear high;
    private final Optional<Linear> gate;
    private final Linear hidden;
    private final Dropout dropout;
    private final Linear token;
    private final Optional<LayerNorm> norm;

    MgeEfpProjector(Build build, FeatureSpec features, TokenSpec spec) {
        super(build);
        this.features = features;
        this.options = build.options();
        this.tokens = options.get(MgeEfpProvider.CONTENT_TOKENS);
        this.bottleneck = MgeEfpProvider.bottleneck(options, spec);
        this.reader = new EvidenceReader(build, weights(), features, bottleneck);
        this.attention = new EvidenceAttention(build, weights(), features, reader.count(), bottleneck);
        this.high = Linear.of(weights(), "high", features.high(), tokens * bottleneck);
        this.gate = options.get(MgeEfpProvider.GATE)
                ? Optional.of(Linear.of(weights(), "gate", 2 * bottleneck, bottleneck))
                : Optional.empty();
        this.hidden = Linear.of(weights(), "hidden", bottleneck, bottleneck);
        this.dropout = new Dropout(options.get(MgeEfpProvider.DROPOUT));
        this.token = Linear.of(weights(), "token", bottleneck, spec.width());
        this.norm = options.get(MgeEfpProvider.TOKEN_NORM)
                ? Optional.of(LayerNorm.of(weights(), "norm", spec.width(), spec.scale()))
                : Optional.empty();
    }

    @Override
    public int tokensPerClip() {
        return tokens;
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        check(seen);
        NDArray mid = attention.read(reader.read(seen.mid()), seen.high());
        NDArray fused = fuse(mid, high.apply(seen.high()).reshape(-1, tokens, bottleneck));
        NDArray inner = dropout.apply(Activation.gelu(hidden.apply(fused)), mode);
        NDArray result = token.apply(inner);
        return new SoftTokens(norm.isPresent() ? norm.get().apply(result) : result);
    }

    private NDArray fuse(NDArray mid, NDArray projected) {
        if (gate.isEmpty()) {
            return Ops.scale(mid.add(projected), 0.5);
        }
        NDArray share = Ops.sigmoid(gate.get().apply(Ops.concat(2, mid, projected)));
        return share.mul(mid).add(Ops.oneMinus(share).mul(projected));
    }

    /**
     * How much each piece of evidence counts, (batch, tokens, evidence): for each time step, grid by grid, row by row.
     * Every row sums to 1.
     */
    NDArray evidenceWeights(VisualFeatures seen) {
        check(seen);
        return attention.weights(reader.read(seen.mid()), seen.high());
    }

    /** Evidence on the places of the mid-level map: each cell's weight is shared out evenly among its places. */
    @Override
    public List<Explanation> explain(VisualFeatures seen) {
        return List.of(new Explanation(
                Explanation.EVIDENCE,
                "how much each place of the mid-level map counts for each content token, all grids together",
                List.of(Axis.CLIP, Axis.TOKEN, Axis.TIME, Axis.ROW, Axis.COLUMN),
                reader.onPlaces(evidenceWeights(seen))));
    }

    private void check(VisualFeatures seen) {
        Shapes.require(
                "mid-level features",
                seen.mid(),
                -1,
                features.channels(),
                features.time(),
                features.height(),
                features.width());
        Shapes.require("high-level features", seen.high(), -1, features.high());
    }

    @Override
    public ComponentDescription description() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("grids", options.get(MgeEfpProvider.GRIDS).toString());
        facts.put("pieces of evidence", Integer.toString(reader.count()));
        facts.put("query", options.get(MgeEfpProvider.QUERY));
        facts.put("gate", gate.isPresent() ? "learned" : "half and half");
        facts.put("bottleneck", Integer.toString(bottleneck));
        return new ComponentDescription("mge-efp", facts);
    }
}
