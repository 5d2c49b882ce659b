package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.Linear;

/** Tokens = W2 dropout(relu(W1 [flat mid-level map; high-level vector] + b1)) + b2. */
final class EfpProjector extends TensorComponent implements Projector {

    private final FeatureSpec features;
    private final int hidden;
    private final TokenOutput output;
    private final Linear first;
    private final Linear second;
    private final Dropout dropout;

    EfpProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.features = features;
        this.hidden = hidden(features, tokens);
        this.output = new TokenOutput(weights(), build.options(), tokens);
        this.first = Linear.of(weights(), "first", features.midSize() + features.high(), hidden);
        this.second = Linear.of(weights(), "second", hidden, output.size());
        this.dropout = new Dropout(build.options().get(EfpProvider.DROPOUT));
    }

    /** Half-way between the input's length and the token's width, rounded down, whatever the number of tokens. */
    static int hidden(FeatureSpec features, TokenSpec tokens) {
        return (features.midSize() + features.high() + tokens.width()) / 2;
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        Shapes.require(
                "mid-level features",
                seen.mid(),
                -1,
                features.channels(),
                features.time(),
                features.height(),
                features.width());
        Shapes.require("high-level features", seen.high(), -1, features.high());
        NDArray both = Ops.concat(1, seen.mid().reshape(-1, features.midSize()), seen.high());
        NDArray inner = dropout.apply(Activation.relu(first.apply(both)), mode);
        return output.apply(second.apply(inner));
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription("efp", Map.of("hidden", Integer.toString(hidden)));
    }
}
