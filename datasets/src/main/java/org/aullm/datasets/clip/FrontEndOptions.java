package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/** The settings of the way from frames to evidence; keys and defaults in one place, for data sets and for predicting. */
final class FrontEndOptions {

    static final Option<String> READER = Option.text(
                    "reader", "what decodes pictures: java, or opencv, which is faster and may differ by a grey level")
            .orElse("java");
    static final Option<String> DETECTOR = Option.text(
                    "detector",
                    "what finds the face, once on the first frame: cascade, yunet, fixed, or none for frames that are"
                            + " cropped already")
            .orElse("cascade");
    static final Option<Path> DETECTOR_FILE = Option.path(
                    "detector-file", "the boxes of detector fixed (CSV), the model of yunet (ONNX)")
            .orElse(Path.of(""));
    static final Option<Integer> LEAST_FACE = Option.integer(
                    "least-face", "faces smaller than this are not looked for, percent of the frame's height")
            .between(1, 100)
            .orElse(15);
    static final Option<Double> EYE_DISTANCE = Option.decimal(
                    "eye-distance", "distance of the eyes in the crop, a share of its width")
            .between(0.1, 0.9)
            .orElse(0.34);
    static final Option<Double> EYE_LINE = Option.decimal(
                    "eye-line", "height of the eyes in the crop, a share of its height from the top")
            .between(0.1, 0.9)
            .orElse(0.37);
    static final Option<Double> MARGIN = Option.decimal(
                    "margin", "what is added on each side of a box where eyes are not known, a share of its width")
            .between(-0.4, 2)
            .orElse(0.0);
    static final Option<Integer> CROP = Option.integer(
                    "crop", "rows and columns of the aligned crop, on which flow is computed")
            .between(16, 1024)
            .orElse(112);
    static final Option<String> FLOW = Option.text(
                    "flow", "method of optical flow: farneback (Java), or with OpenCV opencv-farneback, dis, tv-l1")
            .orElse("farneback");
    static final Option<List<String>> FLOW_OPTIONS = Option.texts(
                    "flow-options",
                    "settings of that method that are not as usual, each key=value: [window=21, levels=3]")
            .orElse(List.of());
    static final Option<Boolean> WITHOUT_HEAD = Option.flag(
                    "remove-head-motion", "whether a robust affine fit is taken away from flow")
            .orElse(true);
    static final Option<String> SAMPLING = Option.choice(
                    "sampling",
                    "which frames of a clip are shown",
                    Sampling.UNIFORM.key(),
                    Sampling.ONSET_APEX_OFFSET.key(),
                    Sampling.INTERPOLATED.key())
            .orElse(Sampling.UNIFORM.key());
    static final Option<Double> MAGNIFY = Option.decimal(
                    "magnify", "factor of linear Eulerian magnification; 0 for none")
            .between(0, 100)
            .orElse(0.0);

    private FrontEndOptions() {}

    static List<Option<?>> all() {
        return List.of(
                READER,
                DETECTOR,
                DETECTOR_FILE,
                LEAST_FACE,
                EYE_DISTANCE,
                EYE_LINE,
                MARGIN,
                CROP,
                FLOW,
                FLOW_OPTIONS,
                WITHOUT_HEAD,
                SAMPLING,
                MAGNIFY);
    }

    static Placing placing(Options options) {
        return new Placing(options.get(EYE_DISTANCE), options.get(EYE_LINE), options.get(MARGIN));
    }
}
