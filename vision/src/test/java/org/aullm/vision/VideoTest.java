package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.VideoWriter;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoTest {

    private static final int WIDTH = 50;
    private static final int HEIGHT = 38;

    @TempDir
    private Path folder;

    @BeforeAll
    static void assume() {
        Given.ffmpeg();
    }

    private static FrameStream open(Path file, boolean colour) {
        return new VideoProvider().open(file, colour);
    }

    // JPEG at its best quality, and VP8 at a high one.
    @ParameterizedTest
    @CsvSource({"clip.mov, 2", "clip.webm, 8"})
    void what_was_written_comes_back(String name, int levels) {
        Path file = Given.video(folder.resolve(name), WIDTH, HEIGHT, Given.steady(12, 40));

        try (FrameStream stream = open(file, false)) {
            List<Frame> frames = Given.all(stream);

            assertThat(frames).hasSize(12).extracting(Frame::number).startsWith(1, 2, 3);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(frames.get(i).millis()).isCloseTo(40 * i, within(1e-6));
                Picture expected = Given.slope(WIDTH, HEIGHT, 5 * i);
                assertThat(frames.get(i).picture().channels()).isOne();
                assertThat(Given.difference(frames.get(i).picture(), expected)).isLessThanOrEqualTo(levels);
            }
            assertThat(stream.framesPerSecond()).hasValue(25);
            assertThat(stream.remarks()).isEmpty();
        }
    }

    @Test
    void a_varying_frame_rate_keeps_its_times() {
        double[] millis = {0, 33.4, 66.7, 150, 151, 400.2};
        Path file = Given.video(folder.resolve("phone.mov"), WIDTH, HEIGHT, millis);

        try (FrameStream stream = open(file, false)) {
            List<Frame> frames = Given.all(stream);

            assertThat(stream.count()).hasValue(6);
            assertThat(frames).hasSize(6);
            for (int i = 0; i < millis.length; i++) {
                // Ticks of 1/90 ms.
                assertThat(frames.get(i).millis()).isCloseTo(millis[i], within(0.006));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"colours.mov, 2", "colours.webm, 4"})
    void colours_come_back_and_grey_is_their_grey(String name, int levels) {
        Path file = folder.resolve(name);
        List<Picture> pictures = List.of(
                Given.plain(32, 32, 200, 60, 40),
                Given.plain(32, 32, 20, 130, 220),
                Given.plain(32, 32, 255, 255, 255));
        try (VideoWriter writer = new VideoFileProvider().create(file, 32, 32)) {
            for (int i = 0; i < pictures.size(); i++) {
                writer.add(pictures.get(i), 100 * i);
            }
        }

        try (FrameStream colour = open(file, true);
                FrameStream grey = open(file, false)) {
            List<Frame> coloured = Given.all(colour);
            List<Frame> greys = Given.all(grey);
            for (int i = 0; i < pictures.size(); i++) {
                Picture seen = coloured.get(i).picture();
                assertThat(Given.difference(seen, pictures.get(i))).isLessThanOrEqualTo(levels);
                assertThat(Given.difference(greys.get(i).picture(), seen.grey()))
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void a_long_video_takes_no_more_memory_than_a_short_one() {
        Path file = Given.video(folder.resolve("long.mov"), 320, 240, Given.steady(600, 10));
        try (FrameStream stream = open(file, true)) {
            for (int i = 0; i < 100; i++) {
                stream.next();
            }
            long heap = heap();
            long natives = natives();
            int frames = 0;
            while (stream.next().isPresent()) {
                frames++;
            }

            assertThat(frames).isEqualTo(500);
            // 500 frames are 115 MB.
            assertThat(heap() - heap).isLessThan(8L << 20);
            assertThat(natives() - natives).isLessThan(16L << 20);
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    // All of the process but what Java keeps for its own objects.
    private static long natives() {
        return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
    }

    @Test
    void closing_early_and_twice_is_fine() {
        Path file = Given.video(folder.resolve("clip.mov"), WIDTH, HEIGHT, Given.steady(5, 40));
        FrameStream stream = open(file, false);
        stream.next();
        stream.close();
        stream.close();

        assertThat(stream.next()).isEmpty();
    }
}
