package org.aullm.vision;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FaceDetectorProvider;
import org.aullm.api.vision.FaceDetector;

/** Faces with five landmarks by a YuNet that the user brings. */
public final class YunetProvider implements FaceDetectorProvider {

    static final String ID = "yunet";

    static final Option<Path> FILE = Option.path(
                    "file", "the model in ONNX form, such as face_detection_yunet_2023mar.onnx of OpenCV's model zoo")
            .required();
    static final Option<Double> LEAST_SCORE = Option.decimal("least-score", "faces less sure than this are left out")
            .between(0, 1)
            .orElse(0.8);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "The network YuNet by OpenCV, with a model that you bring: faces with eyes, nose and corners of the mouth.";
    }

    @Override
    public String source() {
        return "Wu, Peng and Yu, YuNet: A Tiny Millisecond-level Face Detector, Machine Intelligence Research 2023";
    }

    @Override
    public String details() {
        return """
                The frame is made smaller first where its longer side has more than 640 pixels. Boxes that overlap by more than 0.3
                are one face. The score is the network's own, from 0 to 1. One thread.
                """;
    }

    @Override
    public String licence() {
        return "the network: that of the file that was brought (MIT for those of OpenCV's model zoo); OpenCV: Apache License 2.0";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FILE, CascadeProvider.LEAST_FACE, LEAST_SCORE);
    }

    @Override
    public Optional<String> trouble() {
        return Natives.opencvTrouble();
    }

    @Override
    public FaceDetector create(Options options) {
        Natives.requireOpencv("detector '%s'".formatted(ID));
        return YunetDetector.read(options.get(FILE), options.get(LEAST_SCORE), options.get(CascadeProvider.LEAST_FACE));
    }
}
