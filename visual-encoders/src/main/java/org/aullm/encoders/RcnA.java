package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.nn.BatchNorm;
import org.aullm.tensor.nn.Conv2d;
import org.aullm.tensor.nn.Dropout;

/** A recurrent convolution under an attention map, as {@link RcnAProvider} says. */
final class RcnA extends FlowEncoder {

    static final int GRID = 5;
    // Where all values of a map are alike, the map has no largest: it is 0 everywhere.
    private static final double FLAT = 1e-12;

    private final Conv2d conv1;
    private final BatchNorm norm1;
    private final Conv2d forward;
    private final BatchNorm forwardNorm;
    private final Conv2d recurrent;
    private final BatchNorm recurrentNorm;
    private final NDArray attention;
    private final Dropout dropout;
    private final int passes;

    RcnA(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, RcnAProvider.ID, evidence, features);
        int width = features.channels();
        conv1 = Conv2d.of(weights(), "conv1", FlowPicture.CHANNELS, width, 5, 1, 0);
        norm1 = BatchNorm.of(weights(), "norm1", width);
        forward = Conv2d.of(weights(), "forward", width, width, 1, 1, 0);
        forwardNorm = BatchNorm.of(weights(), "forward_norm", width);
        recurrent = Conv2d.of(weights(), "recurrent", width, width, 3, 1, 1);
        recurrentNorm = BatchNorm.of(weights(), "recurrent_norm", width);
        int maps = build.options().get(RcnAProvider.MAPS);
        attention = weights().normal("attention", 0.01, maps, width, GRID, GRID);
        dropout = new Dropout(build.options().get(RcnAProvider.DROPOUT));
        passes = build.options().get(RcnAProvider.PASSES);
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        NDArray x = Activation.relu(norm1.apply(conv1.apply(pictures), mode));
        x = dropout.apply(Pools.max(x, 2), mode);
        NDArray weights = attention(grid(x));
        NDArray y = Activation.relu(forwardNorm.apply(forward.apply(x), mode));
        for (int pass = 0; pass < passes; pass++) {
            y = Activation.relu(recurrentNorm.apply(recurrent.apply(x.add(y)), mode));
        }
        NDArray map = grid(dropout.apply(Pools.max(y, 2), mode)).mul(weights);
        return new Seen(map, flat(map));
    }

    /** Averages over a grid of 5 x 5 windows, which may overlap. */
    private static NDArray grid(NDArray x) {
        int height = Math.toIntExact(x.getShape().get(2));
        int width = Math.toIntExact(x.getShape().get(3));
        NDArray rows = x.swapAxes(2, 3).matMul(GridAverages.of(x, height, GRID)); // (batch, channels, width, 5)
        return rows.swapAxes(2, 3).matMul(GridAverages.of(x, width, GRID));
    }

    /** One map (batch, 1, 5, 5) from 0 to 1: each row of weights gives one, and their mean is taken. */
    private NDArray attention(NDArray grid) {
        long batch = grid.getShape().get(0);
        NDArray maps = Ops.mean(grid.expandDims(1).mul(attention), 2).reshape(batch, -1, (long) GRID * GRID);
        NDArray raised = maps.sub(maps.min(new int[] {2}, true));
        NDArray scaled = raised.div(Ops.plus(raised.max(new int[] {2}, true), FLAT));
        return Ops.mean(scaled, 1).reshape(batch, 1, GRID, GRID);
    }
}
