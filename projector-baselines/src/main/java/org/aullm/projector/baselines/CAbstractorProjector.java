package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Projector;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Cells;
import org.aullm.tensor.nn.Linear;

/**
 * Convolutions that keep neighbourhood, and as many tokens as one likes: a 1x1 convolution to the hidden width, residual
 * blocks ({@link ResidualBlock}) on the map, adaptive average pooling to side x side, as many blocks again, and a
 * perceptron of two layers to tokens. Time steps are mapped one by one and averaged at the end. The high-level vector is
 * added to every place before the last perceptron; Honeybee has none.
 *
 * <p>For c channels, a width d, n blocks a side and tokens of width w: (c + 1) d + 2 n blocks + (high + 1) d +
 * (d + 1) w + (w + 1) w, without position embeddings, which convolutions can do without.
 */
final class CAbstractorProjector extends TensorComponent implements Projector {

    private final FeatureSpec features;
    private final TokenOutput output;
    private final int side;
    private final int hidden;
    private final Linear in;
    private final List<ResidualBlock> before = new ArrayList<>();
    private final NDArray pooling;
    private final List<ResidualBlock> after = new ArrayList<>();
    private final Linear high;
    private final Perceptron map;

    CAbstractorProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.features = features;
        this.output = new TokenOutput(weights(), build.options(), tokens);
        Options options = build.options();
        this.hidden = options.get(QueryOptions.HIDDEN);
        this.side = QueryOptions.side(options);
        this.in = Linear.of(weights(), "in", features.channels(), hidden);
        this.pooling = Arrays.owned(
                build.manager(),
                Cells.means(
                        Cells.grid(side, side, features.height(), features.width()),
                        features.height(),
                        features.width()),
                build.precision(),
                (long) features.height() * features.width(),
                (long) side * side);
        for (int i = 1; i <= options.get(CAbstractorProvider.DEPTH); i++) {
            before.add(new ResidualBlock(weights().in("before" + i), hidden));
            after.add(new ResidualBlock(weights().in("after" + i), hidden));
        }
        this.high = Linear.of(weights(), "high", features.high(), hidden);
        this.map = new Perceptron(weights(), "map", hidden, tokens.width(), tokens.width());
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        Tokens.require(features, seen);
        // (batch * time, height, width, channels), so that the 1x1 convolution is a linear map.
        NDArray steps = seen.mid()
                .transpose(0, 2, 3, 4, 1)
                .reshape(-1, features.height(), features.width(), features.channels());
        NDArray map1 = in.apply(steps).transpose(0, 3, 1, 2);
        for (ResidualBlock block : before) {
            map1 = block.apply(map1);
        }
        NDArray pooled = map1.reshape(-1, hidden, (long) features.height() * features.width())
                .matMul(pooling)
                .reshape(-1, hidden, side, side);
        for (ResidualBlock block : after) {
            pooled = block.apply(pooled);
        }
        NDArray cells = Ops.mean(pooled.reshape(-1, features.time(), hidden, (long) side * side), 1)
                .transpose(0, 2, 1);
        return output.apply(map.apply(cells.add(high.apply(seen.high()).expandDims(1))));
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription(
                "c-abstractor",
                Map.of("tokens", side + " x " + side, "blocks", Integer.toString(before.size() + after.size())));
    }
}
