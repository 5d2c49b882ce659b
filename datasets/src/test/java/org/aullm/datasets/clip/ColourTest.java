package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames in colour: red, green and blue one after the other, each as it is in the picture. */
class ColourTest {

    private static final int SIZE = 32;
    private static final int AREA = SIZE * SIZE;

    @TempDir
    private Path root;

    @Test
    void red_green_and_blue_come_one_after_the_other() throws IOException {
        try (Dataset data = inColour("colour", true).open(1)) {
            assertThat(data.evidence()).hasToString("frames (3, 4, 32, 32)");
            Clip clip = data.clips().get(0);
            FloatBuffer frames = data.read(clip);
            for (int frame = 0; frame < 4; frame++) {
                int number = 46 + Math.round(frame * 8 / 3f);
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(frames.get((channel * 4 + frame) * AREA + 7 * SIZE + 5))
                            .isEqualTo(level(channel, 5, 7, number));
                }
            }
            FloatBuffer still = data.still(clip);
            assertThat(still.get((2 * 4 + 3) * AREA + 7 * SIZE + 5)).isEqualTo(level(2, 5, 7, 46));
        }
    }

    @Test
    void without_being_asked_for_frames_are_grey_and_both_lie_side_by_side_in_the_cache() throws IOException {
        ClipsOpening colour = inColour("colour", true);
        colour.open(1).close();
        try (Dataset grey = new ClipFolder(root).opening().open(1);
                Dataset again = colour.open(1)) {
            assertThat(grey.evidence()).hasToString("frames (1, 4, 32, 32)");
            int level = (77 * level(0, 5, 7, 46) + 150 * level(1, 5, 7, 46) + 29 * level(2, 5, 7, 46) + 128) >> 8;
            assertThat(grey.read(grey.clips().get(0)).get(7 * SIZE + 5)).isEqualTo(level);
            assertThat(again.read(again.clips().get(0)).get(7 * SIZE + 5)).isEqualTo(level(0, 5, 7, 46));
        }
    }

    @Test
    void flow_has_no_colour() throws IOException {
        ClipsOpening opening = inColour("colour", true, "evidence", "flow-image");
        assertThatThrownBy(() -> opening.open(1))
                .isInstanceOf(ComponentException.class)
                .hasMessage("colour: evidence 'flow-image' is grey; with colour use evidence 'frames'");
    }

    private ClipsOpening inColour(Object... options) throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        try (var pictures = Files.walk(root)) {
            for (Path file :
                    pictures.filter(each -> each.toString().endsWith(".png")).toList()) {
                int number = Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
                ImageIO.write(picture(number), "png", file.toFile());
            }
        }
        return folder.opening(options);
    }

    private static BufferedImage picture(int number) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                image.setRGB(
                        column,
                        row,
                        level(0, column, row, number) << 16
                                | level(1, column, row, number) << 8
                                | level(2, column, row, number));
            }
        }
        return image;
    }

    private static int level(int channel, int column, int row, int number) {
        return 40 + 50 * channel + column + (row + number) % 16;
    }
}
