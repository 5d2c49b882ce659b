package org.aullm.vision;

import java.util.List;
import java.util.Optional;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.FlowMethod;
import org.bytedeco.opencv.opencv_video.FarnebackOpticalFlow;

/** Flow by polynomial expansion, by OpenCV. */
public final class OpencvFarnebackProvider implements FlowProvider {

    static final String ID = "opencv-farneback";

    static final Option<Integer> WINDOW = Option.integer("window", "width of the window of one motion, pixels")
            .between(3, 101)
            .orElse(13);
    static final Option<Integer> LEVELS =
            Option.integer("levels", "pictures in the pyramid").between(1, 8).orElse(4);
    static final Option<Integer> ITERATIONS = Option.integer("iterations", "on each level of the pyramid")
            .between(1, 50)
            .orElse(3);

    // As the method without natives has them.
    private static final int NEIGHBOURHOOD = 5;
    private static final double SPREAD = 1.1;
    private static final double HALF = 0.5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Polynomial expansion, computed by OpenCV: another implementation of what `farneback` does in Java.";
    }

    @Override
    public String source() {
        return "Farneback, Two-Frame Motion Estimation Based on Polynomial Expansion, SCIA 2003";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WINDOW, LEVELS, ITERATIONS);
    }

    @Override
    public Optional<String> trouble() {
        return Natives.opencvTrouble();
    }

    @Override
    public FlowMethod create(Options options) {
        Natives.requireOpencv("flow '%s'".formatted(ID));
        return new OpencvFlow(
                ID,
                FarnebackOpticalFlow.create(
                        options.get(LEVELS),
                        HALF,
                        false,
                        options.get(WINDOW),
                        options.get(ITERATIONS),
                        NEIGHBOURHOOD,
                        SPREAD,
                        0));
    }
}
