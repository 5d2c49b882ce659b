package org.aullm.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.core.trial.TrainedModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Windows over frames that are made up, judged by a real model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramesInputTest {

    private static final double FAST = 10;

    private TrainedModel model;

    @TempDir
    private Path folder;

    @BeforeAll
    void train(@TempDir Path place) throws IOException {
        model = SmallModel.train(place);
    }

    @AfterAll
    void close() {
        model.close();
    }

    private static Settings settings(boolean whole) {
        return new Settings(500, 250, whole, Optional.empty(), false, false, 0, false);
    }

    private FramesInput read(FakeTools tools, Settings settings) throws IOException {
        try (InputFolder results = new InputFolder(folder.resolve("out"), new Columns(model.record()))) {
            FramesInput input = new FramesInput(model, settings, tools, "x.mp4", Path.of("x.mp4"), results);
            input.read(frames -> {});
            results.done("x.mp4", input.kind(), input.frames(), input.warnings().sentences());
            return input;
        }
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(file));
    }

    @Test
    void windows_begin_every_step_and_end_after_their_length() throws IOException {
        read(new FakeTools(150, FAST, FramesInputTest::always), settings(false));

        assertThat(lines("clips.csv"))
                .extracting(line -> line.replaceFirst(",5\\.000,.*", ""))
                .containsExactly(
                        "source,clip,start_ms,apex_ms,end_ms,apex_source,apex_confidence,face_score,AU01_p,AU01,AU12_p,AU12",
                        "x.mp4,1,0.0,250.0,490.0,spotted,2.000",
                        "x.mp4,2,250.0,500.0,740.0,spotted,2.000",
                        "x.mp4,3,500.0,750.0,990.0,spotted,2.000",
                        "x.mp4,4,750.0,1000.0,1240.0,spotted,2.000",
                        // The last one is cut short by the end; the one after it would say nothing new.
                        "x.mp4,5,1000.0,1250.0,1490.0,spotted,2.000");
    }

    @Test
    void every_frame_has_one_line_in_order() throws IOException {
        read(new FakeTools(150, FAST, FramesInputTest::always), settings(false));

        List<String> lines = lines("frames.csv");
        assertThat(lines.get(0))
                .isEqualTo(
                        "frame,timestamp,confidence,success,face_x,face_y,face_width,face_height,motion,eye_motion,AU01_p,AU12_p,AU01_c,AU12_c");
        assertThat(lines).hasSize(151);
        assertThat(lines.get(1)).startsWith("1,0.000,5.000,1,8.0,8.0,16.0,16.0,,,0.");
        assertThat(lines.get(150)).startsWith("150,1.490,5.000,1,8.0,8.0,16.0,16.0,0.0000,0.0000,0.");
    }

    @Test
    void memory_does_not_grow_with_length() throws IOException {
        FakeTools once = new FakeTools(200, FAST, FramesInputTest::always);
        FakeTools tenTimes = new FakeTools(2000, FAST, FramesInputTest::always);
        read(once, settings(false));
        try (var files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        read(tenTimes, settings(false));

        // Two windows of at most 50 crops each, a window that stands out, and the frame at hand.
        assertThat(once.mostHeld()).isBetween(50, 160);
        assertThat(tenTimes.mostHeld()).isBetween(50, 160);
    }

    @Test
    void where_there_is_no_face_nothing_is_judged_and_it_is_said() throws IOException {
        FramesInput input = read(
                new FakeTools(150, FAST, frame -> frame < 60 || frame > 120 ? List.of(FakeTools.FACE) : List.of()),
                settings(false));

        assertThat(lines("clips.csv"))
                .extracting(line -> line.replaceFirst(",spotted.*", ""))
                .contains("x.mp4,3,500.0,750.0,990.0", "x.mp4,4,1210.0,1350.0,1490.0");
        assertThat(lines("frames.csv").get(106)).isEqualTo("106,1.050,,0,,,,,,,,,,");
        assertThat(input.warnings().sentences())
                .containsExactly(
                        "No face was found in 46 of the 51 frames in which one was looked for, first at 0.75 s; windows begin where there is one.");
    }

    @Test
    void no_face_at_all_is_an_error_that_says_what_to_do() {
        assertThatThrownBy(() -> read(new FakeTools(20, FAST, frame -> List.of()), settings(false)))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "x.mp4: no face was found in any of its 20 frames. A face is found upright and seen from the front; '--front least-face=5' finds small ones, too, '--front detector=none' takes the whole picture for a face");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void of_several_faces_the_one_at_the_same_place_is_kept() throws IOException {
        Face other = new Face(new Box(20, 20, 8, 8), 9, List.of());
        FramesInput input = read(
                new FakeTools(
                        150, FAST, frame -> frame == 0 ? List.of(FakeTools.FACE) : List.of(other, FakeTools.FACE)),
                settings(false));

        assertThat(lines("frames.csv")).noneMatch(line -> line.contains(",9.000,"));
        assertThat(input.warnings().sentences())
                .containsExactly(
                        "Up to 2 faces were found at once, first at 0.25 s; one of them is judged: the surest at first, then the one at the same place.");
    }

    @Test
    void a_whole_input_is_one_clip() throws IOException {
        read(new FakeTools(150, FAST, FramesInputTest::always), settings(true));

        assertThat(lines("clips.csv")).hasSize(2);
        assertThat(lines("clips.csv").get(1)).startsWith("x.mp4,1,0.0,750.0,1490.0,");
    }

    @Test
    void one_picture_shows_no_motion() {
        assertThatThrownBy(() -> read(new FakeTools(1, FAST, FramesInputTest::always), settings(false)))
                .hasMessage("x.mp4 is a single picture, which cannot show motion; give a video or a folder of frames");
        assertThatThrownBy(() -> read(new FakeTools(0, FAST, FramesInputTest::always), settings(false)))
                .hasMessage("x.mp4 holds no frame");
    }

    @Test
    void a_slow_camera_is_said() throws IOException {
        FramesInput input = read(new FakeTools(40, 1000.0 / 30, FramesInputTest::always), settings(false));

        assertThat(input.warnings().sentences())
                .containsExactly(
                        "30 frames in a second are few: a 0.1 s expression is 3 frames at 30 fps. Short expressions may be missed; 100 or more are usual.");
        assertThat(Map.of("highest", input.findings().highest(0))).doesNotContainValue(0.0);
    }

    /** The same face, whatever the frame. */
    private static List<Face> always(int frame) {
        return List.of(FakeTools.FACE);
    }
}
