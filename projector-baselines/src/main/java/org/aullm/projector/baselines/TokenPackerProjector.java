package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
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
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Cells;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * Coarse to fine. The map is pooled to side x side cells at every time step; a cell's mean becomes a query, and attention
 * over the fine places of that cell alone refines it; time steps are averaged. With m a cell's mean, x the map's places
 * and P, K perceptrons of two layers:
 *
 * <pre>q = norm(P m),  z = q + attention(q, norm(K x) within the cell),  token = M2 gelu(M1 (mean over time of z + H high) + b1) + b2</pre>
 *
 * <p>For c channels, a width d and tokens of width w: 2 ((c + 1) d + (d + 1) d) (P, K) + 4 d (norms) + 4 d^2 + 3 d
 * (attention) + (high + 1) d + (d + 1) w + (w + 1) w. TokenPacker takes K from several layers of its encoder and has no
 * high-level vector; that input is ours.
 */
final class TokenPackerProjector extends TensorComponent implements Projector {

    private final FeatureSpec features;
    private final TokenOutput output;
    private final int side;
    private final int hidden;
    private final NDArray pooling;
    private final NDArray regions;
    private final Perceptron ofCell;
    private final LayerNorm cellNorm;
    private final Perceptron ofPlace;
    private final LayerNorm placeNorm;
    private final Attention attention;
    private final Linear high;
    private final Perceptron map;

    TokenPackerProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.features = features;
        this.output = new TokenOutput(weights(), build.options(), tokens);
        Options options = build.options();
        this.hidden = options.get(QueryOptions.HIDDEN);
        this.side = QueryOptions.side(options);
        double[] means = Cells.means(
                Cells.grid(side, side, features.height(), features.width()), features.height(), features.width());
        long places = (long) features.height() * features.width();
        this.pooling = Arrays.owned(build.manager(), means, build.precision(), places, (long) side * side);
        this.regions = Arrays.owned(
                build.manager(), closed(means, side * side), build.precision(), 1, 1, (long) side * side, places);
        this.ofCell = new Perceptron(weights(), "cell", features.channels(), hidden, hidden);
        this.cellNorm = LayerNorm.of(weights(), "cell-norm", hidden, 1);
        this.ofPlace = new Perceptron(weights(), "place", features.channels(), hidden, hidden);
        this.placeNorm = LayerNorm.of(weights(), "place-norm", hidden, 1);
        this.attention = new Attention(weights().in("attention"), hidden, options.get(QueryOptions.HEADS));
        this.high = Linear.of(weights(), "high", features.high(), hidden);
        this.map = new Perceptron(weights(), "map", hidden, tokens.width(), tokens.width());
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    /** (cells, places): 0 where a place is in a cell, else so low that a softmax gives exactly 0. */
    private static double[] closed(double[] means, int cells) {
        int places = means.length / cells;
        double[] closed = new double[means.length];
        for (int place = 0; place < places; place++) {
            for (int cell = 0; cell < cells; cell++) {
                closed[cell * places + place] = means[place * cells + cell] > 0 ? 0 : -1e9;
            }
        }
        return closed;
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        Tokens.require(features, seen);
        NDArray steps = steps(seen);
        NDArray coarse = coarse(steps);
        NDArray refined = coarse.add(attention.apply(coarse, fine(steps), Optional.of(regions)));
        NDArray cells = Ops.mean(refined.reshape(-1, features.time(), (long) side * side, hidden), 1);
        return output.apply(map.apply(cells.add(high.apply(seen.high()).expandDims(1))));
    }

    /** (batch * time, channels, places). */
    private NDArray steps(VisualFeatures seen) {
        return seen.mid()
                .transpose(0, 2, 1, 3, 4)
                .reshape(-1, features.channels(), (long) features.height() * features.width());
    }

    private NDArray coarse(NDArray steps) {
        return cellNorm.apply(ofCell.apply(steps.matMul(pooling).transpose(0, 2, 1)));
    }

    private NDArray fine(NDArray steps) {
        return placeNorm.apply(ofPlace.apply(steps.transpose(0, 2, 1)));
    }

    @Override
    public List<Explanation> explain(VisualFeatures seen) {
        Tokens.require(features, seen);
        NDArray steps = steps(seen);
        NDArray shares = attention.shares(coarse(steps), fine(steps), Optional.of(regions));
        // Each time step's shares sum to 1, and all steps count the same.
        NDArray overTime = Ops.scale(
                shares.reshape(-1, features.time(), (long) side * side, features.height(), features.width())
                        .transpose(0, 2, 1, 3, 4),
                1.0 / features.time());
        return List.of(new Explanation(
                Explanation.EVIDENCE,
                "how much each place of the mid-level map counts for each content token, within its own region",
                List.of(Axis.CLIP, Axis.TOKEN, Axis.TIME, Axis.ROW, Axis.COLUMN),
                overTime));
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription("token-packer", Map.of("tokens", side + " x " + side));
    }
}
