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
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Linear;

/** Tokens = W [mean of the mid-level map; high-level vector] + b. */
final class LinearProjector extends TensorComponent implements Projector {

    private final FeatureSpec features;
    private final String input;
    private final TokenOutput output;
    private final Linear map;

    LinearProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.features = features;
        this.input = build.options().get(LinearProvider.INPUT);
        this.output = new TokenOutput(weights(), build.options(), tokens);
        int in = input.equals("both") ? features.channels() + features.high() : features.high();
        this.map = Linear.of(weights(), "map", in, output.size());
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        Shapes.require("high-level features", seen.high(), -1, features.high());
        return output.apply(map.apply(input.equals("both") ? bothLevels(seen) : seen.high()));
    }

    private NDArray bothLevels(VisualFeatures seen) {
        Shapes.require(
                "mid-level features",
                seen.mid(),
                -1,
                features.channels(),
                features.time(),
                features.height(),
                features.width());
        return Ops.concat(1, Ops.mean(seen.mid(), 2, 3, 4), seen.high());
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription("linear", Map.of("input", input));
    }
}
