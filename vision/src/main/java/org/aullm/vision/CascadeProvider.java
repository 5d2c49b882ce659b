package org.aullm.vision;

import java.util.List;
import java.util.Optional;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FaceDetectorProvider;
import org.aullm.api.vision.FaceDetector;

/** Faces and eyes by the cascades that OpenCV brings. */
public final class CascadeProvider implements FaceDetectorProvider {

    static final String ID = "cascade";

    static final Option<Integer> LEAST_FACE = Option.integer(
                    "least-face", "faces narrower than this are not looked for, percent of the frame's height")
            .between(1, 100)
            .orElse(15);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Haar cascades for upright faces seen from the front and for their eyes, which OpenCV brings.";
    }

    @Override
    public String source() {
        return "Viola and Jones, Robust Real-Time Face Detection, IJCV 2004; OpenCV's haarcascade_frontalface_alt2 and"
                + " haarcascade_eye";
    }

    @Override
    public String details() {
        return """
                Looks for faces in the frame at 480 rows, in steps of 1.1, where three windows agree; the score is how many do. Looks
                for eyes in the upper part of each face at 224 columns, in steps of 1.05, and takes the pair on which most windows
                agree among those that lie as eyes do. A face whose eyes are not found is given without them. One thread.
                """;
    }

    @Override
    public String licence() {
        return "the cascades: Intel License Agreement For Open Source Computer Vision Library (BSD with three clauses);"
                + " OpenCV: Apache License 2.0";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(LEAST_FACE);
    }

    @Override
    public Optional<String> trouble() {
        return Natives.opencvTrouble();
    }

    @Override
    public FaceDetector create(Options options) {
        Natives.requireOpencv("detector '%s'".formatted(ID));
        return new CascadeDetector(options.get(LEAST_FACE));
    }
}
