package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrientationTest {

    // 1 2 3
    // 4 5 6
    private static final Picture STORED = Picture.grey(3, 2, new byte[] {1, 2, 3, 4, 5, 6});

    @TempDir
    private Path folder;

    private static void turned(int a, int b, int c, int d, int width, int height, int... levels) {
        Picture picture = new Orientation(a, b, c, d).applied(STORED);

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        assertThat(picture.pixels()).containsExactly(levels);
    }

    @Test
    void as_stored() {
        turned(1, 0, 0, 1, 3, 2, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_quarter_clockwise() {
        turned(0, 1, -1, 0, 2, 3, 4, 1, 5, 2, 6, 3);
    }

    @Test
    void a_quarter_the_other_way() {
        turned(0, -1, 1, 0, 2, 3, 3, 6, 2, 5, 1, 4);
    }

    @Test
    void upside_down() {
        turned(-1, 0, 0, -1, 3, 2, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void mirrored() {
        turned(-1, 0, 0, 1, 3, 2, 3, 2, 1, 6, 5, 4);
    }

    @Test
    void colours_stay_together() {
        Picture pair = Picture.rgb(2, 1, new byte[] {1, 2, 3, 4, 5, 6});

        assertThat(new Orientation(0, 1, -1, 0).applied(pair).pixels()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(new Orientation(-1, 0, 0, -1).applied(pair).pixels()).containsExactly(4, 5, 6, 1, 2, 3);
    }

    // A phone that was held upright stores a lying picture and a mark to turn it a quarter clockwise.
    @Test
    void a_video_is_shown_as_its_file_says() throws IOException {
        Given.ffmpeg();
        Path file = Given.video(folder.resolve("upright.mov"), 64, 48, 0, 40);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer matrix = ByteBuffer.wrap(bytes, tkhd(bytes) + 4 + 40, 36);
        for (int value : new int[] {0, 1 << 16, 0, -(1 << 16), 0, 0}) {
            matrix.putInt(value);
        }
        Files.write(file, bytes);

        try (FrameStream stream = new VideoProvider().open(file, false)) {
            List<Frame> frames = Given.all(stream);
            Picture seen = frames.get(1).picture();
            Picture expected = new Orientation(0, 1, -1, 0).applied(Given.slope(64, 48, 5));

            assertThat(seen.width()).isEqualTo(48);
            assertThat(seen.height()).isEqualTo(64);
            assertThat(Given.difference(seen, expected)).isLessThanOrEqualTo(2);
            // It was brighter to the right, so now it is brighter downwards.
            assertThat(seen.level(24, 60, 0)).isGreaterThan(seen.level(24, 3, 0) + 80);
        }
    }

    private static int tkhd(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    }
}
