package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.frames.JavaPictures;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes the reader changes nothing else: levels and remarks are those of Java's own decoders. */
class OpencvPicturesTest {

    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;

    @TempDir
    private Path folder;

    private final List<String> remarks = new ArrayList<>();

    @BeforeAll
    static void assume() {
        Given.opencv();
    }

    private Picture opencv(Path file, boolean colour) {
        return new OpencvPictures().read(file, colour, remarks::add);
    }

    private static Picture java(Path file, boolean colour) {
        return new JavaPictures().read(file, colour, remark -> {});
    }

    /** Soft blobs of colour, as skin has them rather than as screens. */
    private Path written(String name, int type) {
        Path file = folder.resolve(name);
        int channels = opencv_core.CV_MAT_CN(type);
        boolean deep = opencv_core.CV_MAT_DEPTH(type) == opencv_core.CV_16U;
        Random random = new Random(3);
        byte[] noise = new byte[8 * 6 * channels];
        random.nextBytes(noise);
        try (Mat coarse = new Mat(6, 8, opencv_core.CV_8UC(channels));
                Mat smooth = new Mat();
                Mat wide = new Mat();
                Size size = new Size(WIDTH, HEIGHT)) {
            coarse.data().put(noise);
            opencv_imgproc.resize(coarse, smooth, size, 0, 0, opencv_imgproc.INTER_CUBIC);
            smooth.convertTo(wide, type, deep ? 257 : 0.6, deep ? 0 : 50);
            assertThat(opencv_imgcodecs.imwrite(file.toString(), wide)).isTrue();
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame.jpg", "frame.png", "frame.bmp"})
    void colours_are_the_same(String name) {
        Path file = written(name, opencv_core.CV_8UC3);

        assertThat(opencv(file, true).channels()).isEqualTo(3);
        assertThat(Given.difference(opencv(file, true), java(file, true))).isZero();
        assertThat(remarks).isEmpty();
    }

    // The grey of a JPEG is read without its colours, and rounded once less.
    @ParameterizedTest
    @CsvSource({"frame.jpg, 2", "frame.png, 0", "frame.bmp, 0"})
    void grey_is_the_same_to_two_levels(String name, int levels) {
        Path coloured = written(name, opencv_core.CV_8UC3);
        Path grey = written("grey-" + name, opencv_core.CV_8UC1);

        assertThat(opencv(coloured, false).channels()).isOne();
        assertThat(Given.difference(opencv(coloured, false), java(coloured, false)))
                .isLessThanOrEqualTo(levels);
        assertThat(Given.difference(opencv(grey, false), java(grey, false))).isZero();
        assertThat(Given.difference(opencv(grey, true), java(grey, true))).isZero();
    }

    @Test
    void sixteen_bits_become_eight_and_that_is_said() {
        for (int type : new int[] {opencv_core.CV_16UC1, opencv_core.CV_16UC3}) {
            Path file = written("deep.png", type);
            List<String> expected = new ArrayList<>();
            Picture picture = new JavaPictures().read(file, true, expected::add);
            remarks.clear();

            assertThat(Given.difference(opencv(file, true), picture)).isLessThanOrEqualTo(1);
            assertThat(remarks).isEqualTo(expected).isNotEmpty();
        }
    }

    @Test
    void transparency_is_ignored_and_that_is_said() {
        Path file = written("clear.png", opencv_core.CV_8UC4);

        assertThat(Given.difference(opencv(file, true), java(file, true))).isZero();
        assertThat(remarks).containsExactly("transparency was ignored");
    }

    // One in 2500 pixels of a real picture has colours beyond what RGB holds; there the greys differ by more.
    @Test
    void greys_of_a_real_picture_are_the_same_to_two_levels_almost_everywhere() {
        Path file = Given.faces("pexels_frames/img0001.jpg");
        Picture here = opencv(file, false);
        Picture there = java(file, false);
        int far = 0;
        for (int i = 0; i < here.pixels().length; i++) {
            int difference = Byte.toUnsignedInt(here.pixels()[i]) - Byte.toUnsignedInt(there.pixels()[i]);
            far += Math.abs(difference) > 2 ? 1 : 0;
        }

        assertThat(far).isLessThan(here.pixels().length / 1000);
        assertThat(Given.difference(here, there)).isLessThanOrEqualTo(8);
    }

    private void refused(Path file, String message) {
        assertThatThrownBy(() -> opencv(file, false))
                .isInstanceOf(ComponentException.class)
                .hasMessage(message.formatted(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame.jpg", "frame.png", "frame.bmp"})
    void a_picture_that_was_cut_short(String name) throws IOException {
        Path file = written(name, opencv_core.CV_8UC3);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 3 / 4));

        refused(file, "%s is damaged or cut short: its end is missing");
    }

    @Test
    void a_picture_whose_middle_is_damaged() throws IOException {
        Path file = written("frame.png", opencv_core.CV_8UC3);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 7);
        Files.write(file, bytes);

        assertThatThrownBy(() -> opencv(file, false))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith(file + " is damaged or cut short: ");
    }

    @Test
    void a_picture_for_printers() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0, 20, 8, 0, 16, 0, 16, 4});
        jpeg.writeBytes(new byte[30]);

        refused(
                Files.write(folder.resolve("cmyk.jpg"), jpeg.toByteArray()),
                "%s is a JPEG in CMYK, as printers use it; frames are grey or RGB, so convert it");
    }

    // The header alone says so: nothing of this size is ever asked for.
    @Test
    void a_picture_that_is_too_large() throws IOException {
        Path file = written("frame.png", opencv_core.CV_8UC1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[18] = 20_000 >> 8;
        bytes[19] = 20_000 & 0xFF;
        Files.write(file, bytes);

        refused(file, "%s is 20000 x 47 pixels; a frame has at most 8192 x 8192, so make it smaller first");
    }

    @Test
    void what_is_no_picture() throws IOException {
        refused(
                Files.writeString(
                        folder.resolve("text.png"), "no picture at all, but long enough for any header there is"),
                "%s is no picture that can be read: its first bytes are of no known form; JPEG, PNG and BMP can");
        refused(
                Files.write(folder.resolve("empty.jpg"), new byte[0]),
                "%s is no picture that can be read: it is empty; JPEG, PNG and BMP can");
        refused(Files.createDirectory(folder.resolve("folder.png")), "%s is a folder, not a picture");
        refused(folder.resolve("gone.png"), "%s cannot be read: it does not exist");
    }
}
