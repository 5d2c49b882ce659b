package org.aullm.app.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private static final int SIZE = 112;

    private static Picture plain(int level) {
        byte[] pixels = new byte[SIZE * SIZE];
        Arrays.fill(pixels, (byte) level);
        return Picture.grey(SIZE, SIZE, pixels);
    }

    private static Picture chequered(int one, int other) {
        byte[] pixels = new byte[SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i + i / SIZE) % 2 == 0 ? one : other);
        }
        return Picture.grey(SIZE, SIZE, pixels);
    }

    @Test
    void sharpness_is_the_mean_square_of_the_laplacian() {
        assertThat(Warnings.sharpness(plain(100))).isZero();
        // Each pixel and its four neighbours differ by 10: (4 * 10)^2.
        assertThat(Warnings.sharpness(chequered(100, 110))).isEqualTo(1600);
    }

    @Test
    void dark_and_blurred_faces_are_counted() {
        Warnings warnings = new Warnings();
        warnings.crop(chequered(20, 40));
        warnings.crop(plain(120));
        warnings.crop(chequered(100, 120));

        assertThat(warnings.sentences())
                .containsExactly(
                        "The face is dark in 1 of 3 windows.",
                        "The face is blurred or without detail in 1 of 3 windows.");
    }

    @Test
    void a_rate_that_varies_is_said() {
        Warnings warnings = new Warnings();
        for (double millis : new double[] {0, 10, 20, 36, 46}) {
            warnings.frame(millis);
        }

        assertThat(warnings.sentences())
                .containsExactly(
                        "The frame rate varies: from 10.0 to 16.0 ms between frames. Times are those of the frames; windows hold as many frames as they last.");
    }
}
