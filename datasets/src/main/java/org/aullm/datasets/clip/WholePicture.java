package org.aullm.datasets.clip;

import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FaceDetectorProvider;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.FaceDetector;
import org.aullm.api.vision.Frame;

/** Takes the whole picture for the face, for data sets whose frames are cropped already. */
public final class WholePicture implements FaceDetectorProvider {

    @Override
    public String id() {
        return "none";
    }

    @Override
    public String summary() {
        return "The whole picture is the face, for frames that are cropped and aligned already.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public FaceDetector create(Options options) {
        return new FaceDetector() {
            @Override
            public List<Face> detect(String source, Frame frame) {
                Box all = new Box(0, 0, frame.picture().width(), frame.picture().height());
                return List.of(new Face(all, 1, List.of()));
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
