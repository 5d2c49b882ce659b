package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.FaceDetector;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Point;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YunetDetectorTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void assume() {
        Given.opencv();
    }

    private static FaceDetector detector(Path model, Map<String, ?> options) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("file", model.toString());
        YunetProvider provider = new YunetProvider();
        return provider.create(Options.of(provider.options(), all));
    }

    private static FaceDetector brightness(Map<String, ?> options) throws IOException {
        return detector(BrightnessModel.write(folder.resolve("brightness.onnx")), options);
    }

    /** Black, with a white square of 8 pixels in a cell of the finest grid. */
    private static Picture square(int width, int height, int column, int row) {
        byte[] levels = new byte[width * height];
        for (int y = 8 * row; y < 8 * row + 8; y++) {
            for (int x = 8 * column; x < 8 * column + 8; x++) {
                levels[y * width + x] = (byte) 255;
            }
        }
        return Picture.grey(width, height, levels);
    }

    // The model says of a cell: as sure as it is bright; centre in its middle, 2 cells wide, 4 high; landmark n at n/10
    // of a
    // cell, n+1 tenths down.
    @Test
    void boxes_and_landmarks_by_hand() throws IOException {
        try (FaceDetector detector = brightness(Map.of("least-face", 1))) {
            List<Face> faces = detector.detect("test", new Frame(1, 0, square(128, 96, 5, 3)));

            assertThat(faces).hasSize(1);
            Face face = faces.get(0);
            assertThat(face.score()).isCloseTo(1, within(1e-4));
            near(face.box(), new Box(44 - 8, 28 - 16, 16, 32));
            assertThat(face.landmarks()).hasSize(5);
            for (int n = 0; n < 5; n++) {
                Point point = face.landmarks().get(n);
                assertThat(point.x()).isCloseTo(40 + 0.8 * n, within(1e-3));
                assertThat(point.y()).isCloseTo(24 + 0.8 * (n + 1), within(1e-3));
            }
        }
    }

    private static void near(Box box, Box expected) {
        assertThat(box.x()).isCloseTo(expected.x(), within(1e-2));
        assertThat(box.y()).isCloseTo(expected.y(), within(1e-2));
        assertThat(box.width()).isCloseTo(expected.width(), within(1e-2));
        assertThat(box.height()).isCloseTo(expected.height(), within(1e-2));
    }

    // 1280 columns become 640: a square of 16 pixels is one of 8 there.
    @Test
    void places_in_a_large_picture_are_its_own() throws IOException {
        byte[] levels = new byte[1280 * 960];
        for (int y = 48; y < 64; y++) {
            for (int x = 80; x < 96; x++) {
                levels[y * 1280 + x] = (byte) 255;
            }
        }
        try (FaceDetector detector = brightness(Map.of("least-face", 1))) {
            List<Face> faces = detector.detect("test", new Frame(1, 0, Picture.grey(1280, 960, levels)));

            assertThat(faces).hasSize(1);
            near(faces.get(0).box(), new Box(88 - 16, 56 - 32, 32, 64));
        }
    }

    @Test
    void one_detector_takes_frames_of_any_size_one_after_the_other() throws IOException {
        try (FaceDetector detector = brightness(Map.of("least-face", 1))) {
            assertThat(detector.detect("test", new Frame(1, 0, square(128, 96, 5, 3))))
                    .hasSize(1);
            assertThat(detector.detect("test", new Frame(1, 0, square(200, 160, 7, 9))))
                    .hasSize(1);
            assertThat(detector.detect("test", new Frame(1, 0, Picture.grey(33, 31, new byte[33 * 31]))))
                    .isEmpty();
            assertThat(detector.detect("test", new Frame(1, 0, square(128, 96, 5, 3))))
                    .hasSize(1);
        }
    }

    // The face is 16 of 96 rows wide.
    @Test
    void small_faces_are_left_out() throws IOException {
        try (FaceDetector detector = brightness(Map.of("least-face", 20))) {
            assertThat(detector.detect("test", new Frame(1, 0, square(128, 96, 5, 3))))
                    .isEmpty();
        }
    }

    @Test
    void a_model_that_is_missing() {
        Path file = folder.resolve("none.onnx");

        assertThatThrownBy(() -> detector(file, Map.of()))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "%s does not exist; detector 'yunet' needs a model in ONNX form, such as"
                                + " face_detection_yunet_2023mar.onnx of OpenCV's model zoo; none is shipped",
                        file);
    }

    @Test
    void a_file_that_is_no_model() throws IOException {
        Path file = Files.writeString(folder.resolve("text.onnx"), "no model");

        assertThatThrownBy(() -> detector(file, Map.of()))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith("%s is no YuNet model that OpenCV can run: ".formatted(file));
    }

    // With -Daullm.yunet=FILE, where the file is a real model.
    @Test
    void a_real_model_finds_real_eyes() {
        String model = System.getProperty("aullm.yunet", "");
        Assumptions.assumeFalse(model.isEmpty(), "no model is named by -Daullm.yunet");
        Picture picture = new OpencvPictures().read(Given.faces("astronaut.png"), true, remark -> {});
        Picture cat = new OpencvPictures().read(Given.faces("chelsea_noface.png"), true, remark -> {});
        try (FaceDetector detector = detector(Path.of(model), Map.of())) {
            Face face = detector.detect("test", new Frame(1, 0, picture)).get(0);

            assertThat(face.landmarks().get(0).x()).isCloseTo(201, within(4.0));
            assertThat(face.landmarks().get(1).x()).isCloseTo(247, within(4.0));
            assertThat(detector.detect("test", new Frame(1, 0, cat))).isEmpty();
        }
    }
}
