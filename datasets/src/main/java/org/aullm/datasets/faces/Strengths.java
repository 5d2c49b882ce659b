package org.aullm.datasets.faces;

import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/**
 * How strong each kind of nuisance is, relative to what difficulty and domain give it: 1 leaves it, 0 switches it off.
 *
 * @param head the head's motion
 * @param light changes of the light
 * @param crop how far the crop misses the upright face
 * @param eyes how often eyes blink and look about
 * @param decoys how often skin moves that is no unit
 * @param noise the camera's noise
 */
record Strengths(double head, double light, double crop, double eyes, double decoys, double noise) {

    static final Strengths ALL_ON = new Strengths(1, 1, 1, 1, 1, 1);

    private static final Option<Double> HEAD = option("head-drift", "how far heads move");
    private static final Option<Double> LIGHT = option("light-drift", "how much the light changes");
    private static final Option<Double> CROP = option("crop-jitter", "how far crops miss the upright face");
    private static final Option<Double> EYES = option("restless-eyes", "how often eyes blink and look about");
    private static final Option<Double> DECOYS = option("decoys", "how often skin moves that is no unit");
    private static final Option<Double> NOISE = option("noise", "the camera's noise");

    /** A knob for each kind. */
    static List<Option<?>> options() {
        return List.of(HEAD, LIGHT, CROP, EYES, DECOYS, NOISE);
    }

    static Strengths of(Options options) {
        return new Strengths(
                options.get(HEAD),
                options.get(LIGHT),
                options.get(CROP),
                options.get(EYES),
                options.get(DECOYS),
                options.get(NOISE));
    }

    private static Option<Double> option(String name, String what) {
        return Option.decimal(name, what + ", relative to what difficulty and domain give; 0 switches it off")
                .between(0, 10)
                .orElse(1.0);
    }
}
