package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.FaceDetectorProvider;
import org.aullm.api.vision.FaceDetector;

/** Faces out of a table, such as another tool has made it. */
public final class FixedBoxesProvider implements FaceDetectorProvider {

    static final Option<Path> FILE = Option.path(
                    "file",
                    "CSV with source,frame,x,y,width,height and, if wanted, left_eye_x,left_eye_y,right_eye_x,right_eye_y")
            .required();

    @Override
    public String id() {
        return "fixed";
    }

    @Override
    public String summary() {
        return "Boxes, and eyes if there are columns for them, out of a CSV table.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FILE);
    }

    @Override
    public FaceDetector create(Options options) {
        return FixedBoxes.read(options.get(FILE));
    }
}
