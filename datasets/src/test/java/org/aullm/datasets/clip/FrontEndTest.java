package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.option.Options;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Point;
import org.aullm.api.vision.Spotting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontEndTest {

    private static final int SIZE = 64;
    private static final int COUNT = 21;
    private static final int APEX = 12;

    @TempDir
    private Path folder;

    private static ClipTools open(Map<String, ?> options) {
        Map<String, Object> all = new HashMap<>(Map.of("detector", "none", "crop", SIZE));
        all.putAll(options);
        return new ClipToolsService().open(Options.of(new ClipToolsService().options(), all));
    }

    /** A textured face whose lower left moves down by up to 2 pixels at the apex and back. */
    private static List<Picture> clip() {
        List<Picture> clip = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            double now = Math.max(0, 1 - Math.abs(i - APEX) / 8.0);
            byte[] pixels = new byte[SIZE * SIZE];
            for (int row = 0; row < SIZE; row++) {
                for (int column = 0; column < SIZE; column++) {
                    double distance = Math.hypot(column - 18, row - 46) / 8;
                    double y = row - 2 * now * Math.exp(-distance * distance / 2);
                    double level = 128 + 50 * Math.sin(0.5 * column + 0.3 * y) + 40 * Math.cos(0.6 * y - 0.2 * column);
                    pixels[row * SIZE + column] = (byte) Math.round(level);
                }
            }
            clip.add(Picture.grey(SIZE, SIZE, pixels));
        }
        return clip;
    }

    private static EvidenceSpec spec(EvidenceKind kind, long... shape) {
        return new EvidenceSpec(kind, new Shape(shape));
    }

    @Test
    void flow_is_in_percent_of_the_width() {
        try (ClipTools tools = open(Map.of())) {
            FloatBuffer flow = tools.evidence(spec(EvidenceKind.FLOW_IMAGE, 3, SIZE, SIZE), clip(), APEX);
            assertThat(flow.remaining()).isEqualTo(3 * SIZE * SIZE);
            assertThat(flow.isReadOnly()).isTrue();
            // 2 pixels of 64 are 3.1 percent at the peak of a bump that is little wider than the method's window.
            assertThat(flow.get(SIZE * SIZE + 46 * SIZE + 18)).isCloseTo(100f * 2 / SIZE, within(0.9f));
            assertThat(flow.get(SIZE * SIZE + 10 * SIZE + 50)).isCloseTo(0, within(0.2f));
        }
    }

    @Test
    void a_smaller_picture_holds_the_same_motion() {
        try (ClipTools tools = open(Map.of())) {
            FloatBuffer large = tools.evidence(spec(EvidenceKind.FLOW_IMAGE, 3, SIZE, SIZE), clip(), APEX);
            FloatBuffer small = tools.evidence(spec(EvidenceKind.FLOW_IMAGE, 3, 16, 16), clip(), APEX);
            assertThat(small.get(256 + 11 * 16 + 4)).isCloseTo(large.get(SIZE * SIZE + 46 * SIZE + 18), within(0.5f));
        }
    }

    @Test
    void frames_are_grey_levels() {
        try (ClipTools tools = open(Map.of("sampling", "onset-apex-offset"))) {
            List<Picture> clip = clip();
            FloatBuffer frames = tools.evidence(spec(EvidenceKind.FRAMES, 1, 3, SIZE, SIZE), clip, APEX);
            assertThat(frames.get(SIZE * SIZE + 777)).isEqualTo(clip.get(APEX).level(777 % SIZE, 777 / SIZE, 0));
        }
    }

    @Test
    void frames_and_flow_begin_with_no_motion_and_end_with_that_of_the_last_frame() {
        try (ClipTools tools = open(Map.of())) {
            List<Picture> half = clip().subList(0, APEX + 1);
            FloatBuffer both = tools.evidence(spec(EvidenceKind.FRAMES_AND_FLOW, 4, 5, SIZE, SIZE), half, APEX);
            FloatBuffer flow = tools.evidence(spec(EvidenceKind.FLOW_IMAGE, 3, SIZE, SIZE), half, APEX);
            int area = SIZE * SIZE;
            int place = 46 * SIZE + 18;
            assertThat(both.get(2 * 5 * area + place)).isZero();
            assertThat(both.get((2 * 5 + 4) * area + place)).isEqualTo(flow.get(area + place));
        }
    }

    @Test
    void the_apex_is_spotted() {
        try (ClipTools tools = open(Map.of())) {
            Spotting spotting = tools.spot(clip());
            assertThat(spotting.apex()).isBetween(APEX - 1, APEX + 1);
            assertThat(spotting.confidence()).isGreaterThan(1.5);
            assertThat(spotting.curve()).hasSize(COUNT);
            assertThat(spotting.source()).isEqualTo("spotted");
        }
    }

    @Test
    void magnification_makes_change_larger_and_leaves_stillness_alone() {
        List<Picture> clip = clip();
        List<Picture> magnified = new Magnifier(8).of(clip);
        int moved = 46 * SIZE + 18;
        int still = 10 * SIZE + 50;
        assertThat(change(magnified, moved)).isGreaterThan(change(clip, moved));
        assertThat(change(magnified, still)).isEqualTo(change(clip, still));
    }

    @Test
    void magnification_of_a_step_is_that_of_its_two_filters() {
        List<Picture> step = List.of(flat(100), flat(110), flat(110));
        List<Picture> magnified = new Magnifier(4).of(step);
        // One frame after a step of 10 the filters stand at 4 and 0.5: 110 + 4 * 3.5. One later at 6.4 and 0.975.
        assertThat(magnified.get(0).level(5, 5, 0)).isEqualTo(100);
        assertThat(magnified.get(1).level(5, 5, 0)).isEqualTo(124);
        assertThat(magnified.get(2).level(5, 5, 0)).isEqualTo(132);
    }

    private static Picture flat(int level) {
        byte[] pixels = new byte[SIZE * SIZE];
        java.util.Arrays.fill(pixels, (byte) level);
        return Picture.grey(SIZE, SIZE, pixels);
    }

    private static int change(List<Picture> clip, int pixel) {
        int x = pixel % SIZE;
        int y = pixel / SIZE;
        return Math.abs(clip.get(APEX).level(x, y, 0) - clip.get(0).level(x, y, 0));
    }

    @Test
    void one_frame_is_no_clip() {
        try (ClipTools tools = open(Map.of())) {
            List<Picture> one = clip().subList(0, 1);
            assertThatThrownBy(() -> tools.evidence(spec(EvidenceKind.FRAMES, 1, 3, SIZE, SIZE), one, 0))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("a clip of 1 frame has no motion; at least 2 are needed");
        }
    }

    @Test
    void evidence_larger_than_the_crop_is_refused() {
        try (ClipTools tools = open(Map.of())) {
            assertThatThrownBy(() -> tools.evidence(spec(EvidenceKind.FLOW_IMAGE, 3, 112, 112), clip(), 1))
                    .hasMessageStartingWith("evidence of 112 x 112 cannot be made of crops of 64 x 64;");
        }
    }

    @Test
    void what_is_not_installed_is_said_with_what_is() {
        assertThatThrownBy(() -> open(Map.of("flow", "raft")))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith("flow: nothing installed is called 'raft'; there are farneback");
    }

    @Test
    void fixed_faces_come_from_a_table() throws IOException {
        Path table = Files.writeString(
                folder.resolve("boxes.csv"),
                """
                source,frame,x,y,width,height,left_eye_x,left_eye_y,right_eye_x,right_eye_y
                a,,1,2,30,40,,,,
                a,7,5,6,30,40,10,20,30,20
                """);
        try (ClipTools tools = open(Map.of("detector", "fixed", "detector-file", table.toString()))) {
            Picture any = clip().get(0);
            assertThat(tools.faces("a", new Frame(1, 0, any)).get(0).box()).isEqualTo(new Box(1, 2, 30, 40));
            assertThat(tools.faces("a", new Frame(7, 0, any)).get(0).landmarks())
                    .containsExactly(new Point(10, 20), new Point(30, 20));
            assertThat(tools.faces("b", new Frame(7, 0, any))).isEmpty();
        }
    }

    @Test
    void a_detector_that_needs_a_file_says_so() {
        assertThatThrownBy(() -> open(Map.of("detector", "fixed")))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith("detector 'fixed': detector-file is required: CSV with source,frame");
    }

    @Test
    void settings_are_described_without_places() {
        try (ClipTools tools = open(Map.of())) {
            assertThat(tools.described())
                    .startsWith("clips front end 1: reader=java detector=none least-face=15")
                    .endsWith(
                            "crop=64 flow=farneback(window=13 levels=4 iterations=3) remove-head-motion=true sampling=uniform magnify=0.0");
        }
    }
}
