package org.aullm.datasets.flow;

import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FlowProvider;
import org.aullm.api.vision.FlowMethod;

/** Flow by polynomial expansion, in Java: no native library is needed. */
public final class FarnebackProvider implements FlowProvider {

    static final Option<Integer> WINDOW = Option.integer("window", "width of the window of one motion, pixels")
            .between(3, 101)
            .orElse(13);
    static final Option<Integer> LEVELS =
            Option.integer("levels", "pictures in the pyramid").between(1, 8).orElse(4);
    static final Option<Integer> ITERATIONS = Option.integer("iterations", "on each level of the pyramid")
            .between(1, 50)
            .orElse(3);

    // With these the error on made-up faces was least of some sixty settings (bench flow, 112 and 224 pixels); none of
    // them matters much.
    private static final int RADIUS = 2;
    private static final double SPREAD = 1.1;
    private static final double STIFFNESS = 3;

    @Override
    public String id() {
        return "farneback";
    }

    @Override
    public String summary() {
        return "Polynomial expansion, computed in Java.";
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
    public FlowMethod create(Options options) {
        return new Farneback(new FarnebackSettings(
                options.get(LEVELS), options.get(WINDOW), options.get(ITERATIONS), RADIUS, SPREAD, STIFFNESS));
    }
}
