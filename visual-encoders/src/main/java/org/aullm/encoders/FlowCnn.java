package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.nn.Dropout;

/** Four convolutions and two poolings, as {@link FlowCnnProvider} says. */
final class FlowCnn extends FlowEncoder {

    private final ConvBlock first;
    private final ConvBlock second;
    private final ConvBlock third;
    private final ConvBlock last;
    private final Dropout dropout;
    private final boolean flatten;

    FlowCnn(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, FlowCnnProvider.ID, evidence, features);
        int width = build.options().get(FlowCnnProvider.WIDTH);
        first = ConvBlock.of(weights(), "block1", FlowPicture.CHANNELS, width);
        second = ConvBlock.pooled(weights(), "block2", width, width);
        third = ConvBlock.pooled(weights(), "block3", width, 2 * width);
        last = ConvBlock.of(weights(), "block4", 2 * width, 2 * width);
        dropout = new Dropout(build.options().get(FlowCnnProvider.DROPOUT));
        flatten = build.options().get(FlowCnnProvider.HIGH).equals(FlowCnnProvider.FLATTEN);
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        NDArray half = second.apply(first.apply(pictures, mode), mode);
        NDArray mid = third.apply(half, mode);
        NDArray end = last.apply(mid, mode);
        NDArray high = flatten ? flat(end) : Ops.mean(end, 2, 3);
        return new Seen(mid, dropout.apply(high, mode));
    }
}
