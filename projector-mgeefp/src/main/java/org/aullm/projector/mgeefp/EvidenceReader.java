package org.aullm.projector.mgeefp;

import ai.djl.ndarray.NDArray;
import org.aullm.api.FeatureSpec;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/**
 * Pieces of evidence: the mid-level map's mean over every cell of every grid, for every time step, with what the model
 * learns of that place.
 */
final class EvidenceReader {

    private final FeatureSpec features;
    private final Grids grids;
    private final NDArray means;
    private final NDArray spread;
    private final Linear projection;
    private final NDArray place;

    EvidenceReader(Build build, Weights weights, FeatureSpec features, int width) {
        this.features = features;
        this.grids = Grids.of(build.options().get(MgeEfpProvider.GRIDS), features.height(), features.width());
        this.means = Arrays.owned(
                build.manager(),
                grids.means(),
                build.precision(),
                (long) features.height() * features.width(),
                grids.cells().size());
        this.spread = Arrays.owned(
                build.manager(),
                grids.spread(),
                build.precision(),
                grids.cells().size(),
                (long) features.height() * features.width());
        // The table of places holds a bias already. No layer norm here: how strong a piece of evidence is matters.
        this.projection = Linear.withoutBias(weights, "evidence", features.channels(), width);
        this.place = weights.normal("place", 0.02, count(), width);
    }

    /** Pieces of evidence in one clip. */
    int count() {
        return features.time() * grids.cells().size();
    }

    /** Takes (batch, channels, time, height, width), gives (batch, count, bottleneck), time by time, grid by grid. */
    NDArray read(NDArray mid) {
        NDArray flat =
                mid.reshape(-1, features.channels(), features.time(), (long) features.height() * features.width());
        NDArray pooled = flat.matMul(means).transpose(0, 2, 3, 1).reshape(-1, count(), features.channels());
        return projection.apply(pooled).add(place);
    }

    /** Takes weights of pieces, (batch, tokens, count), gives those of places, (batch, tokens, time, height, width). */
    NDArray onPlaces(NDArray pieces) {
        long tokens = pieces.getShape().get(1);
        return pieces.reshape(-1, tokens, features.time(), grids.cells().size())
                .matMul(spread)
                .reshape(-1, tokens, features.time(), features.height(), features.width());
    }
}
