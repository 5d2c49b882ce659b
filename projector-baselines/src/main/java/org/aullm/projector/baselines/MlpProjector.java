package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
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
import org.aullm.tensor.TensorComponent;

/**
 * Tokens = W2 gelu(W1 [mean of the mid-level map; high-level vector] + b1) + b2, W1 to the width w of a token, as in
 * LLaVA-1.5, W2 to all t tokens.
 *
 * <p>(in + 1) w + (w + 1) t w parameters, in being the channels and the high-level vector's length together. LLaVA-1.5
 * maps every patch to a token; here a clip becomes t tokens, so its mean is mapped.
 */
final class MlpProjector extends TensorComponent implements Projector {

    private final FeatureSpec features;
    private final TokenOutput output;
    private final String input;
    private final Perceptron map;

    MlpProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.features = features;
        this.output = new TokenOutput(weights(), build.options(), tokens);
        this.input = build.options().get(LinearProvider.INPUT);
        int in = input.equals("both") ? features.channels() + features.high() : features.high();
        this.map = new Perceptron(weights(), "map", in, tokens.width(), output.size());
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        Tokens.require(features, seen);
        NDArray read = input.equals("both") ? Ops.concat(1, Ops.mean(seen.mid(), 2, 3, 4), seen.high()) : seen.high();
        return output.apply(map.apply(read));
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription("mlp", Map.of("input", input));
    }
}
