package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.option.Options;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who is nearly still in frames 9 to 17 and smiles from about frame 18 on, fully at 26. */
class RealFaceTest {

    private static final Path FRAMES = Path.of("..", "..", "shared", "data", "faces", "single_face_frames");
    private static final int STILL = 9;

    @TempDir
    private Path folder;

    @Test
    void motion_rises_when_the_smile_begins() throws IOException {
        assumeThat(FRAMES)
                .as("frames of a real face, which are not ours to ship")
                .isDirectory();
        Path faces = Files.writeString(
                folder.resolve("faces.csv"),
                """
                source,frame,x,y,width,height,left_eye_x,left_eye_y,right_eye_x,right_eye_y
                smile,,214,95,156,200,256,164,325,160
                """);
        Options options = Options.of(
                new ClipToolsService().options(), Map.of("detector", "fixed", "detector-file", faces.toString()));
        List<Picture> crops = new ArrayList<>(); // of frames 1, 2, ... in turn
        try (ClipTools tools = new ClipToolsService().open(options);
                FrameStream frames = tools.frames(FRAMES, false)) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                Alignment alignment = tools.alignment("smile", frame.get()).orElseThrow();
                assertThat(frame.get().number()).isEqualTo(crops.size() + 1);
                crops.add(tools.crop(frame.get().picture(), alignment));
            }
            assertThat(crops).hasSize(72);
            Picture first = crops.get(STILL - 1);
            double still = 0;
            for (int number = STILL + 1; number <= 17; number++) {
                still = Math.max(still, meanMotion(tools.flow(first, crops.get(number - 1))));
            }
            assertThat(meanMotion(tools.flow(first, crops.get(26 - 1)))).isGreaterThan(3 * still);
        }
    }

    /** Mean over the lower half of the face, pixels. */
    private static double meanMotion(Flow flow) {
        double sum = 0;
        int from = flow.u().length / 2;
        for (int i = from; i < flow.u().length; i++) {
            sum += Math.hypot(flow.u()[i], flow.v()[i]);
        }
        return sum / (flow.u().length - from);
    }
}
