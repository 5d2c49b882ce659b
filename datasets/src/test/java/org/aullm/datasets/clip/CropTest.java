package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Point;
import org.junit.jupiter.api.Test;

class CropTest {

    private static final Placing PLACING = new Placing(0.34, 0.37, 0.1);

    private static Picture ramp(int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (2 * (i % width) + i / width);
        }
        return Picture.grey(width, height, pixels);
    }

    @Test
    void a_crop_of_the_whole_picture_in_its_size_is_the_picture() {
        Picture picture = ramp(32, 32);
        assertThat(Warp.crop(picture, new Alignment(32, 0, 0, 0), 32).pixels()).isEqualTo(picture.pixels());
    }

    @Test
    void a_smaller_crop_holds_means() {
        // The mean of 0, 2, 1 and 3 is 1.5, rounded to 2.
        assertThat(Warp.crop(ramp(32, 32), new Alignment(32, 0, 0, 0), 16).level(0, 0, 0))
                .isEqualTo(2);
    }

    @Test
    void a_checkerboard_does_not_fold_over() {
        byte[] pixels = new byte[64 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i % 64 + i / 64) % 2 * 200);
        }
        Picture small = Warp.crop(Picture.grey(64, 64, pixels), new Alignment(64, 0, 0, 0), 16);
        for (int i = 0; i < small.pixels().length; i++) {
            assertThat(small.level(i % 16, i / 16, 0)).isBetween(95, 105);
        }
    }

    @Test
    void beyond_the_edge_the_picture_goes_on_as_it_ends() {
        Picture crop = Warp.crop(ramp(8, 8), new Alignment(16, 0, -8, 0), 16);
        assertThat(crop.level(0, 0, 0)).isZero();
        assertThat(crop.level(7, 3, 0)).isEqualTo(3);
    }

    @Test
    void colours_stay_apart() {
        Picture picture = Picture.rgb(2, 2, new byte[] {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3});
        assertThat(Warp.crop(picture, new Alignment(2, 0, 0, 0), 2).pixels()).isEqualTo(picture.pixels());
    }

    @Test
    void eyes_come_to_their_places_however_the_head_is_turned() {
        Face face = new Face(new Box(0, 0, 1, 1), 1, List.of(new Point(100, 80), new Point(160, 110)));
        Alignment alignment = PLACING.of(face);
        Point left = alignment.place(0.33, 0.37);
        Point right = alignment.place(0.67, 0.37);
        assertThat(left.x()).isCloseTo(100, within(1e-9));
        assertThat(left.y()).isCloseTo(80, within(1e-9));
        assertThat(right.x()).isCloseTo(160, within(1e-9));
        assertThat(right.y()).isCloseTo(110, within(1e-9));
    }

    @Test
    void a_box_becomes_a_square_around_its_centre_with_a_margin() {
        Alignment alignment = PLACING.of(new Face(new Box(10, 20, 100, 80), 1, List.of()));
        assertThat(alignment).isEqualTo(new Alignment(120, 0, 0, 0));
    }

    @Test
    void reduction_keeps_means_when_sizes_do_not_divide() {
        float[] plane = new float[25];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i % 5;
        }
        float[] reduced = new Reduction(5, 2).of(plane);
        // Columns 0, 1 and half of 2: (0 + 1 + 1) / 2.5; the rest: (1 + 3 + 4) / 2.5.
        assertThat(reduced[0]).isCloseTo(0.8f, within(1e-6f));
        assertThat(reduced[1]).isCloseTo(3.2f, within(1e-6f));
    }
}
