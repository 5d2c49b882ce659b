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

    // The defaults are OpenCV's own.
    static final Option<Double> LAMBDA = Option.decimal(
                    "lambda", "weight of the pictures against smoothness; smaller is smoother")
            .between(0.001, 100)
            .orElse(0.15);
    static final Option<Integer> LEVELS =
            Option.integer("levels", "pictures in the pyramid").between(1, 20).orElse(5);
    static final Option<Integer> WARPS = Option.integer("warps", "how often the second picture is warped on each level")
            .between(1, 100)
            .orElse(5);
    static final Option<Integer> ITERATIONS = Option.integer("iterations", "outer ones, for each warp")
            .between(1, 1000)
            .orElse(10);

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
        return List.of(LAMBDA, LEVELS, WARPS, ITERATIONS);
    }

    @Override
    public Optional<String> trouble() {
        return Natives.opencvTrouble();
    }

    @Override
    public FlowMethod create(Options options) {
        Natives.requireOpencv("flow '%s'".formatted(ID));
        DualTVL1OpticalFlow method = DualTVL1OpticalFlow.create();
        method.setLambda(options.get(LAMBDA));
        method.setScalesNumber(options.get(LEVELS));
        method.setWarpingsNumber(options.get(WARPS));
        method.setOuterIterations(options.get(ITERATIONS));
        return new OpencvFlow(ID, method);
    }
}
