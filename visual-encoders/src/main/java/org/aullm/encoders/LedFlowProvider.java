package org.aullm.encoders;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;

/** Two streams: {@code led-3dcnn} on the frames, {@code sssnet} on the flow from the first frame to the last. */
public final class LedFlowProvider implements VisualEncoderProvider {

    static final String ID = "led-flow";

    private static final int CHANNELS = 1 + FlowPicture.CHANNELS;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "two streams: AU-LLM's encoder on the frames, SSSNet on their optical flow";
    }

    @Override
    public String source() {
        return "our combination of led-3dcnn and sssnet; see there";
    }

    @Override
    public String details() {
        return """
                Our own proposal: in the MEB benchmark (arXiv 2211.11425) flow transfers better to other data sets than frames,
                while LED on frames is strong within one. For 6 frames of 64 x 64 and their flow:

                ```text
                frames: led-3dcnn                                      64 x 2 x 9 x 9, 256
                flow from the first frame to the last: sssnet               64 x 9 x 9, 256
                the flow's map repeated over time, channels joined: mid   128 x 2 x 9 x 9
                vectors joined: high                                      512
                ```

                Both streams leave the same rows and columns of a picture, so their maps lie on one another. 4,041,411 weights
                at this size. The dropout is that of led-3dcnn in both streams.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Led3dCnnProvider.DROPOUT, Led3dCnnProvider.BLACK);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FRAMES_AND_FLOW;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        FeatureSpec frames = ofFrames(evidence);
        return new FeatureSpec(
                frames.channels() + SssNetwork.SECOND,
                frames.time(),
                frames.height(),
                frames.width(),
                frames.high() + SssNetwork.HIGH);
    }

    private static FeatureSpec ofFrames(EvidenceSpec evidence) {
        Shape shape = evidence.shape();
        boolean both = evidence.kind() == EvidenceKind.FRAMES_AND_FLOW
                && shape.dimension() == 4
                && shape.get(0) == CHANNELS
                && shape.get(1) >= LedNetwork.FEWEST
                && shape.get(2) >= LedNetwork.SMALLEST
                && shape.get(3) >= LedNetwork.SMALLEST;
        if (!both) {
            throw new ComponentException(
                    "encoder '%s' was given %s; it takes %s (%d, time, height, width), at least %d of at least %d x %d"
                            .formatted(
                                    ID,
                                    evidence,
                                    EvidenceKind.FRAMES_AND_FLOW,
                                    CHANNELS,
                                    LedNetwork.FEWEST,
                                    LedNetwork.SMALLEST,
                                    LedNetwork.SMALLEST));
        }
        return LedNetwork.features(new Frames(
                Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)), Math.toIntExact(shape.get(3))));
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new LedFlow(build, evidence, features(build.options(), evidence), ofFrames(evidence));
    }
}
