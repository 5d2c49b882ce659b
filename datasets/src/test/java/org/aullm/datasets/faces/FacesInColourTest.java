package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesInColourTest {

    private static final int SIZE = 112;
    private static final int AREA = SIZE * SIZE;

    @Test
    void the_grey_of_a_coloured_frame_is_the_grey_frame() {
        // Without noise, which each colour has of its own.
        try (Dataset colour = faces(Map.of("colour", true, "noise", 0));
                Dataset grey = faces(Map.of("noise", 0))) {
            assertThat(colour.evidence()).hasToString("frames (3, 4, 112, 112)");
            Clip clip = colour.clips().get(1);
            FloatBuffer frames = colour.read(clip);
            FloatBuffer levels = grey.read(clip);
            int compared = 0;
            for (int i = 0; i < 4 * AREA; i++) {
                if (frames.get(i) == 255) {
                    continue; // Red is as bright as it gets.
                }
                compared++;
                float of = (77 * frames.get(i) + 150 * frames.get(4 * AREA + i) + 29 * frames.get(8 * AREA + i)) / 256;
                assertThat(of).isCloseTo(levels.get(i), within(1.5f));
            }
            assertThat(compared).isGreaterThan(3 * AREA);
            FloatBuffer still = colour.still(clip);
            assertThat(still.get(11 * AREA + 40)).isEqualTo(frames.get(8 * AREA + 40));
        }
    }

    @Test
    void skin_is_redder_than_it_is_blue() {
        try (Dataset colour = faces(Map.of("colour", true))) {
            FloatBuffer frames = colour.read(colour.clips().get(0));
            // A cheek of an upright face.
            int cheek = 62 * SIZE + 38;
            assertThat(frames.get(cheek)).isGreaterThan(1.2f * frames.get(8 * AREA + cheek));
        }
    }

    @Test
    void motion_has_no_colour() {
        assertThatThrownBy(() -> faces(Map.of("colour", true, "evidence", "true-flow")))
                .isInstanceOf(ComponentException.class)
                .hasMessage("colour: evidence 'true-flow' is grey; with colour use evidence 'frames'");
    }

    @Test
    void a_folder_can_be_in_colour(@TempDir Path folder) throws Exception {
        Map<String, Object> chosen = Map.of("subjects", 1, "clips", 1, "frames", 2, "colour", true);
        FacesSynthesis.write(Options.of(FacesSynthesis.options(), chosen), folder, line -> {});
        try (var files = java.nio.file.Files.walk(folder.resolve("frames"));
                Dataset colour = faces(chosen)) {
            Path first = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            int rgb = ImageIO.read(first.toFile()).getRGB(38, 62) & 0xFFFFFF;
            FloatBuffer frames = colour.read(colour.clips().get(0));
            int at = 62 * SIZE + 38;
            assertThat(rgb)
                    .isEqualTo((int) frames.get(at) << 16
                            | (int) frames.get(2 * AREA + at) << 8
                            | (int) frames.get(4 * AREA + at));
        }
    }

    private static Dataset faces(Map<String, Object> chosen) {
        SyntheticFacesProvider provider = new SyntheticFacesProvider();
        Map<String, Object> options = new HashMap<>(Map.of("subjects", 1, "clips", 3, "frames", 4));
        options.putAll(chosen);
        return provider.open(Options.of(provider.options(), options));
    }
}
