package org.aullm.vision;

import java.util.List;
import java.util.Optional;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.FlowMethod;
import org.bytedeco.opencv.opencv_optflow.DualTVL1OpticalFlow;

/** Flow of least total variation, by OpenCV. */
public final class TvL1Provider implements FlowProvider {

    static final String ID = "tv-l1";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Least total variation (TV-L1), the usual choice in papers and many times slower than the others, by OpenCV.";
    }

    @Override
    public String source() {
        return "Zach, Pock and Bischof, A Duality Based Approach for Realtime TV-L1 Optical Flow, DAGM 2007";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Optional<String> trouble() {
        return Natives.opencvTrouble();
    }

    @Override
    public FlowMethod create(Options options) {
        Natives.requireOpencv("flow '%s'".formatted(ID));
        return new OpencvFlow(ID, DualTVL1OpticalFlow.create());
    }
}
