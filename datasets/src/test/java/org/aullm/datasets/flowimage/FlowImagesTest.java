package org.aullm.datasets.flowimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.data.Labels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowImagesTest {

    private static final String HEADER = "dataset,subject,sample,file,aus,aus_2019,emotion\n";
    private static final int[] PIXELS = {0x0A0000, 0x0A5000, 0x0A5040, 0xFF5001, 0x005000, 0x0A5002};

    @TempDir
    Path root;

    @BeforeEach
    void pictures() throws IOException {
        for (String name : new String[] {"a.png", "b.png", "c.png"}) {
            write(name, PIXELS, 3, 2, BufferedImage.TYPE_INT_RGB);
        }
    }

    @Test
    void clips_come_in_the_order_of_the_table_with_subjects_named_by_data_set() throws IOException {
        index("x,s2,two,b.png,4;7,,\n", "x,s1,one,a.png,,,\n");

        try (Dataset data = open(Map.of())) {
            assertThat(data.clips()).extracting(Clip::id).containsExactly("x/s2/two", "x/s1/one");
            assertThat(data.clips()).extracting(Clip::subject).containsExactly("x/s2", "x/s1");
            assertThat(data.evidence()).hasToString("flow-image (3, 2, 3)");
        }
    }

    @Test
    void an_empty_list_means_none_in_a_coded_data_set_and_units_it_never_names_are_unknown() throws IOException {
        index("x,s1,one,a.png,4;7,,\n", "x,s1,two,b.png,,,\n", "y,s1,one,c.png,12,,\n");

        try (Dataset data = open(Map.of())) {
            assertThat(data.clips())
                    .extracting(Clip::labels)
                    .containsExactly(
                            labels(units(4, 7), units(4, 7)),
                            labels(units(), units(4, 7)),
                            labels(units(12), units(12)));
        }
    }

    @Test
    void a_data_set_without_any_unit_is_left_out_or_kept_as_unknown() throws IOException {
        index("x,s1,one,a.png,4,,\n", "raw,s1,one,b.png,,,\n");

        try (Dataset dropped = open(Map.of());
                Dataset kept = open(Map.of("unlabelled", "keep"))) {
            assertThat(dropped.clips()).extracting(Clip::dataset).containsExactly("x");
            assertThat(kept.clips())
                    .extracting(Clip::labels)
                    .containsExactly(labels(units(4), units(4)), labels(units(), units()));
        }
    }

    @Test
    void the_coding_of_2019_is_used_where_a_data_set_has_one() throws IOException {
        index("x,s1,one,a.png,4,4;9,\n", "x,s1,two,b.png,7,,\n", "y,s1,one,c.png,12,,\n");

        try (Dataset data = open(Map.of("coding", "2019"))) {
            assertThat(data.clips())
                    .extracting(clip -> clip.labels().present())
                    .containsExactly(units(4, 9), units(), units(12));
        }
    }

    @Test
    void values_are_the_grey_levels_from_0_to_1() throws IOException {
        index("x,s1,one,a.png,4,,\n");

        try (Dataset data = open(Map.of("zero-level", "none"))) {
            Clip clip = data.clips().get(0);
            assertThat(floats(data.read(clip)))
                    .containsExactly(level(10, 10, 10, 255, 0, 10, 0, 80, 80, 80, 80, 80, 0, 0, 64, 1, 0, 2));
            assertThat(floats(data.still(clip)))
                    .containsExactly(level(10, 10, 10, 10, 10, 10, 80, 80, 80, 80, 80, 80, 0, 0, 0, 0, 0, 0));
        }
    }

    @Test
    void by_default_motion_is_counted_from_each_picture_s_median() throws IOException {
        index("x,s1,one,a.png,4,,\n");

        try (Dataset data = open(Map.of())) {
            Clip clip = data.clips().get(0);
            float rest = 10 / 255f;
            assertThat(floats(data.read(clip)))
                    .startsWith(0, 0, 0, 1 - rest, -rest, 0)
                    .endsWith(level(0, 0, 64, 1, 0, 2));
            assertThat(floats(data.still(clip))).containsOnly(0);
        }
    }

    @Test
    void the_fingerprint_knows_labels_codings_levels_and_bytes_but_no_paths() throws IOException {
        index("x,s1,one,a.png,4,,\n");
        String before = fingerprint(Map.of());

        index("x,s1,one,b.png,4,,other\n");
        assertThat(fingerprint(Map.of())).isEqualTo(before).hasSize(64);
        assertThat(fingerprint(Map.of("coding", "2019"))).isNotEqualTo(before);
        assertThat(fingerprint(Map.of("zero-level", "none"))).isNotEqualTo(before);

        index("x,s1,one,a.png,5,,\n");
        assertThat(fingerprint(Map.of())).isNotEqualTo(before);

        index("x,s1,one,a.png,4,,\n");
        write("a.png", new int[] {1, 2, 3, 4, 5, 6}, 3, 2, BufferedImage.TYPE_INT_RGB);
        assertThat(fingerprint(Map.of())).isNotEqualTo(before);
    }

    @Test
    void pictures_of_another_size_or_form_are_refused_by_name() throws IOException {
        write("b.png", PIXELS, 2, 3, BufferedImage.TYPE_INT_RGB);
        write("alpha.png", PIXELS, 3, 2, BufferedImage.TYPE_INT_ARGB);
        write("grey.png", PIXELS, 3, 2, BufferedImage.TYPE_USHORT_GRAY);
        Files.writeString(root.resolve("text.png"), "no picture");
        byte[] whole = Files.readAllBytes(root.resolve("a.png"));
        Files.write(root.resolve("cut.png"), java.util.Arrays.copyOf(whole, 40));
        index(
                "x,s,a,a.png,4,,\n",
                "x,s,b,b.png,4,,\n",
                "x,s,c,alpha.png,4,,\n",
                "x,s,d,grey.png,4,,\n",
                "x,s,e,text.png,4,,\n",
                "x,s,f,cut.png,4,,\n");

        try (Dataset data = open(Map.of())) {
            assertRefused(
                    data,
                    1,
                    "%s is 2 x 3 pixels, but the first picture, %s, is 3 x 2; all must agree"
                            .formatted(root.resolve("b.png"), root.resolve("a.png")));
            assertRefused(
                    data,
                    2,
                    root.resolve("alpha.png") + " has channels of [8, 8, 8, 8] bits; a flow picture is RGB with 8 bits "
                            + "each for u, v and strain, without transparency or palette");
            assertRefused(
                    data,
                    3,
                    root.resolve("grey.png") + " has channels of [16] bits; a flow picture is RGB with 8 bits "
                            + "each for u, v and strain, without transparency or palette");
            assertRefused(data, 4, root.resolve("text.png") + " is not a picture; a flow picture is a PNG file");
            assertThatThrownBy(() -> data.read(data.clips().get(5)))
                    .isInstanceOf(ComponentException.class)
                    .hasMessageStartingWith(root.resolve("cut.png") + " cannot be decoded: ");
        }
    }

    private static void assertRefused(Dataset data, int clip, String message) {
        assertThatThrownBy(() -> data.read(data.clips().get(clip)))
                .isInstanceOf(ComponentException.class)
                .hasMessage(message);
    }

    private String fingerprint(Map<String, ?> more) {
        try (Dataset data = open(more)) {
            return data.fingerprint();
        }
    }

    private Dataset open(Map<String, ?> more) {
        return Opened.flowImages(root, more);
    }

    private void index(String... rows) throws IOException {
        Files.writeString(root.resolve("index.csv"), HEADER + String.join("", rows));
    }

    private void write(String name, int[] pixels, int width, int height, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < pixels.length; i++) {
            image.setRGB(i % width, i / width, 0xFF000000 | pixels[i]);
        }
        ImageIO.write(image, "png", root.resolve(name).toFile());
    }

    private static Labels labels(java.util.Set<ActionUnit> present, java.util.Set<ActionUnit> coded) {
        return new Labels(present, coded);
    }

    private static java.util.Set<ActionUnit> units(int... numbers) {
        return java.util.Arrays.stream(numbers).mapToObj(ActionUnit::new).collect(java.util.stream.Collectors.toSet());
    }

    private static float[] level(int... greys) {
        float[] levels = new float[greys.length];
        for (int i = 0; i < greys.length; i++) {
            levels[i] = greys[i] / 255f;
        }
        return levels;
    }

    private static float[] floats(FloatBuffer buffer) {
        assertThat(buffer.isReadOnly()).isTrue();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
