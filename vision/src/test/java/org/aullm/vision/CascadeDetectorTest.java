package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.option.Options;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.FaceDetector;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Point;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CascadeDetectorTest {

    @BeforeAll
    static void assume() {
        Given.opencv();
        Given.ffmpeg();
    }

    private static FaceDetector detector(Map<String, ?> options) {
        CascadeProvider provider = new CascadeProvider();
        return provider.create(Options.of(provider.options(), options));
    }

    private static List<Face> faces(Picture picture) {
        try (FaceDetector detector = detector(Map.of())) {
            return detector.detect("test", new Frame(1, 0, picture));
        }
    }

    private static Picture picture(String name) {
        Path file = Given.faces(name);
        return new OpencvPictures().read(file, true, remark -> {});
    }

    // The face turns from frame 1 to 8, smiles from 18 on and blinks at 26 to 28.
    @Test
    void one_face_with_its_eyes_in_every_frame_of_a_video() {
        Path file = Given.faces("single_face.mp4");
        try (FrameStream stream = new VideoProvider().open(file, false);
                FaceDetector detector = detector(Map.of())) {
            Optional<Box> last = Optional.empty();
            int frames = 0;
            for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
                frames++;
                List<Face> found = detector.detect("single_face.mp4", next.get());

                assertThat(found).as("faces of frame %d", frames).hasSize(1);
                Face face = found.get(0);
                assertThat(face.hasEyes()).as("eyes of frame %d", frames).isTrue();
                double across =
                        face.landmarks().get(1).x() - face.landmarks().get(0).x();
                assertThat(across).as("distance of eyes").isBetween(62.0, 76.0);
                last.ifPresent(box -> assertThat(box.overlap(face.box())).isGreaterThan(0.85));
                last = Optional.of(face.box());
            }
            assertThat(frames).isEqualTo(72);
        }
    }

    @Test
    void a_face_in_a_picture() {
        Face face = faces(picture("astronaut.png")).get(0);

        // Looked up in the picture by eye, in whole pixels.
        near(face.landmarks().get(0), 201, 101);
        near(face.landmarks().get(1), 247, 103);
        assertThat(face.box().x() + face.box().width() / 2).isCloseTo(224, within(8.0));
    }

    private static void near(Point found, double x, double y) {
        assertThat(Math.hypot(found.x() - x, found.y() - y)).isLessThan(4);
    }

    @Test
    void several_faces_the_surest_first() {
        Picture one = picture("astronaut.png");
        Picture both = beside(one, one);

        List<Face> found = faces(both);

        assertThat(found).hasSize(2);
        assertThat(found.get(0).score()).isGreaterThanOrEqualTo(found.get(1).score());
        assertThat(Math.abs(found.get(0).box().x() - found.get(1).box().x())).isCloseTo(512, within(10.0));
    }

    @Test
    void no_face_on_a_cat_nor_on_nothing() {
        assertThat(faces(picture("chelsea_noface.png"))).isEmpty();
        assertThat(faces(Given.plain(320, 240, 90, 90, 90))).isEmpty();
        assertThat(faces(Given.plain(1, 1, 90, 90, 90))).isEmpty();
    }

    // The face is 98 of 512 rows, a fifth.
    @Test
    void smaller_faces_than_asked_for_are_not_looked_for() {
        Frame frame = new Frame(1, 0, picture("astronaut.png"));
        try (FaceDetector large = detector(Map.of("least-face", 30));
                FaceDetector small = detector(Map.of("least-face", 5))) {
            assertThat(large.detect("test", frame)).isEmpty();
            assertThat(small.detect("test", frame)).hasSize(1);
        }
    }

    // Large pictures are made smaller first; places are those of the picture all the same.
    @Test
    void a_large_picture_gives_the_same_place() {
        Picture one = picture("astronaut.png");
        Face face = faces(one).get(0);
        Face large = faces(enlarged(one, 2)).get(0);

        assertThat(large.landmarks().get(0).x() / 2)
                .isCloseTo(face.landmarks().get(0).x(), within(2.0));
        assertThat(large.landmarks().get(1).y() / 2)
                .isCloseTo(face.landmarks().get(1).y(), within(2.0));
    }

    private static Picture beside(Picture left, Picture right) {
        int width = left.width() + right.width();
        byte[] levels = new byte[3 * width * left.height()];
        for (int row = 0; row < left.height(); row++) {
            System.arraycopy(left.pixels(), 3 * row * left.width(), levels, 3 * row * width, 3 * left.width());
            System.arraycopy(
                    right.pixels(),
                    3 * row * right.width(),
                    levels,
                    3 * (row * width + left.width()),
                    3 * right.width());
        }
        return Picture.rgb(width, left.height(), levels);
    }

    private static Picture enlarged(Picture picture, int times) {
        int width = picture.width() * times;
        int height = picture.height() * times;
        byte[] levels = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int from = (i / width / times) * picture.width() + i % width / times;
            System.arraycopy(picture.pixels(), 3 * from, levels, 3 * i, 3);
        }
        return Picture.rgb(width, height, levels);
    }
}
