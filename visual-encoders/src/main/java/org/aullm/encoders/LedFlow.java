package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;

/** AU-LLM's encoder on frames beside SSSNet on their flow, as {@link LedFlowProvider} says. */
final class LedFlow extends ShapedEncoder {

    private final LedNetwork frames;
    private final SssNetwork flow;
    private final boolean darkestIsBlack;
    private final int time;
    private final int last;

    LedFlow(Build build, EvidenceSpec evidence, FeatureSpec features, FeatureSpec ofFrames) {
        super(build, LedFlowProvider.ID, "frames and flow", evidence, features);
        time = ofFrames.time();
        last = Math.toIntExact(evidence.shape().get(1)) - 1;
        double rate = build.options().get(Led3dCnnProvider.DROPOUT);
        frames = new LedNetwork(weights().in("frames"), last + 1, ofFrames, rate);
        flow = new SssNetwork(weights().in("flow"), SssNetwork.SECOND * ofFrames.height() * ofFrames.width(), rate);
        darkestIsBlack = build.options().get(Led3dCnnProvider.BLACK).equals(Led3dCnnProvider.DARKEST);
    }

    @Override
    VisualFeatures look(NDArray evidence, Mode mode) {
        NDArray grey = Ops.slice(evidence, 1, 0, 1);
        VisualFeatures texture = frames.apply(darkestIsBlack ? LedNetwork.fromDarkest(grey) : grey, mode);
        NDArray toLast = Ops.slice(Ops.slice(evidence, 1, 1, 1 + FlowPicture.CHANNELS), 2, last, last + 1);
        FlowEncoder.Seen motion = flow.apply(toLast.squeeze(2), mode);
        NDArray map = motion.map().expandDims(2).repeat(2, time);
        return new VisualFeatures(Ops.concat(1, texture.mid(), map), Ops.concat(1, texture.high(), motion.high()));
    }
}
