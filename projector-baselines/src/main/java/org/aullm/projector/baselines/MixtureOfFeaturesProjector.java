package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
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
 * A mixture of levels. Three experts, each a perceptron A of two layers: for f1, the high-level vector; f2, the mid-level
 * map's mean; f3, its means over a grid at every time step, one after the other. A gate that sees all three shares out:
 *
 * <pre>g = softmax(W [f1; f2; f3] + b),  tokens = sum over k of g_k A_k(f_k)</pre>
 *
 * <p>With n1, n2, n3 the levels' lengths, a width d and t tokens of width w: (n1 + n2 + n3 + 1) 3 for the gate and
 * (n_k + 1) d + (d + 1) t w for each expert.
 */
final class MixtureOfFeaturesProjector extends TensorComponent implements Projector {

    private final FeatureSpec features;
    private final TokenOutput output;
    private final NDArray pooling;
    private final int fineSize;
    private final Linear gate;
    private final List<Perceptron> experts;

    MixtureOfFeaturesProjector(Build build, FeatureSpec features, TokenSpec tokens) {
        super(build);
        this.features = features;
        this.output = new TokenOutput(weights(), build.options(), tokens);
        Options options = build.options();
        int hidden = options.get(QueryOptions.HIDDEN);
        int grid = options.get(MixtureOfFeaturesProvider.GRID);
        this.pooling = Arrays.owned(
                build.manager(),
                Cells.means(
                        Cells.grid(grid, grid, features.height(), features.width()),
                        features.height(),
                        features.width()),
                build.precision(),
                (long) features.height() * features.width(),
                (long) grid * grid);
        this.fineSize = features.channels() * features.time() * grid * grid;
        List<Integer> sizes = List.of(features.high(), features.channels(), fineSize);
        this.gate = Linear.of(
                weights(), "gate", sizes.stream().mapToInt(Integer::intValue).sum(), sizes.size());
        this.experts = List.of(
                new Perceptron(weights(), "high", sizes.get(0), hidden, output.size()),
                new Perceptron(weights(), "coarse", sizes.get(1), hidden, output.size()),
                new Perceptron(weights(), "fine", sizes.get(2), hidden, output.size()));
    }

    @Override
    public int tokensPerClip() {
        return output.count();
    }

    @Override
    public SoftTokens project(VisualFeatures seen, Mode mode) {
        List<NDArray> levels = levels(seen);
        NDArray shares = shares(levels);
        NDArray mixed = experts.get(0).apply(levels.get(0)).mul(Ops.slice(shares, 1, 0, 1));
        for (int k = 1; k < experts.size(); k++) {
            mixed = mixed.add(experts.get(k).apply(levels.get(k)).mul(Ops.slice(shares, 1, k, k + 1L)));
        }
        return output.apply(mixed);
    }

    private List<NDArray> levels(VisualFeatures seen) {
        Tokens.require(features, seen);
        NDArray fine = seen.mid()
                .reshape(-1, (long) features.channels() * features.time(), (long) features.height() * features.width())
                .matMul(pooling)
                .reshape(-1, fineSize);
        return List.of(seen.high(), Ops.mean(seen.mid(), 2, 3, 4), fine);
    }

    private NDArray shares(List<NDArray> levels) {
        return gate.apply(Ops.concat(1, levels.toArray(NDArray[]::new))).softmax(1);
    }

    @Override
    public ComponentDescription description() {
        return new ComponentDescription("mixture-of-features", Map.of("levels", "high, mean, grid"));
    }
}
