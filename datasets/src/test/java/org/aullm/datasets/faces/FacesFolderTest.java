package org.aullm.datasets.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Options;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;
import org.aullm.api.spi.AnnotationToolsProvider.Statistics;
import org.aullm.datasets.annotation.AnnotationTools;
import org.aullm.datasets.faces.SyntheticFaces.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesFolderTest {

    @TempDir
    Path folder;

    @Test
    void frames_hold_the_rendered_levels_under_the_numbers_of_the_table() throws IOException {
        assertThat(write(folder, Map.of()).get(0))
                .isEqualTo("12 clips of 2 subjects in %s, 12 of them new", folder.resolve("frames"));
        SyntheticFaces faces = new SyntheticFaces(SyntheticFacesProvider.recipe(options(Map.of())), Evidence.FRAMES);
        FacesTable.Row row = FacesTable.row(faces, faces.clips().get(7));
        assertThat(row.subject()).isEqualTo("02");
        assertThat(row.sample()).isEqualTo("EP01_02");
        assertThat(row.onset()).isBetween(row.first(), row.apex());
        assertThat(row.offset()).isBetween(row.apex(), row.first() + 3);
        byte[] rendered = faces.render(faces.clips().get(7));
        for (int frame = 0; frame < 4; frame++) {
            BufferedImage picture =
                    ImageIO.read(folder.resolve("frames/sub02/EP01_02/img%d.png".formatted(row.first() + frame))
                            .toFile());
            byte[] levels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
            assertThat(levels).isEqualTo(java.util.Arrays.copyOfRange(rendered, frame * 1024, (frame + 1) * 1024));
        }
    }

    @Test
    void its_table_is_read_as_that_of_casme_2() {
        write(folder, Map.of("clips", 30));
        Statistics read = new AnnotationTools()
                .statistics(
                        "casme2-2014",
                        List.of(folder.resolve(FacesTable.TABLE)),
                        new Policy("strict", "drop", "drop", false));
        SyntheticFaces faces =
                new SyntheticFaces(SyntheticFacesProvider.recipe(options(Map.of("clips", 30))), Evidence.FRAMES);
        Map<Integer, Integer> positives = new TreeMap<>();
        faces.clips()
                .forEach(clip ->
                        clip.labels().present().forEach(unit -> positives.merge(unit.number(), 1, Integer::sum)));
        assertThat(read.samplesPerSubject()).containsExactly(Map.entry("01", 30), Map.entry("02", 30));
        assertThat(read.positives()).isEqualTo(positives);
        assertThat(read.unread()).isEmpty();
    }

    @Test
    void an_interrupted_call_goes_on_and_gives_the_same_bytes() throws IOException {
        Path once = folder.resolve("once");
        Path twice = folder.resolve("twice");
        write(once, Map.of());
        assertThatThrownBy(() -> FacesSynthesis.write(options(Map.of("clips", 60)), folder.resolve("stopped"), line -> {
                    throw new IllegalStateException("stopped at " + line);
                }))
                .hasMessage("stopped at 50 of 120 clips");
        write(twice, Map.of());
        Path table = twice.resolve(FacesTable.TABLE);
        Files.delete(table);
        Files.move(twice.resolve("frames/sub01/EP01_03"), twice.resolve(".part-123"));
        assertThat(write(twice, Map.of()).get(0)).endsWith("1 of them new");
        assertThat(bytes(twice)).isEqualTo(bytes(once));
        assertThat(folder.resolve("stopped/frames/sub01")).isDirectory();
        assertThat(folder.resolve("stopped").resolve(FacesTable.TABLE)).doesNotExist();
    }

    @Test
    void clips_of_other_options_or_of_something_else_are_left_alone() throws IOException {
        write(folder.resolve("a"), Map.of());
        assertThatThrownBy(() -> write(folder.resolve("a"), Map.of("seed", 2)))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "%s holds clips that were made with other options (%s); name another folder",
                        folder.resolve("a"), folder.resolve("a/settings.txt"));
        Files.createDirectories(folder.resolve("b/frames/sub01"));
        assertThatThrownBy(() -> write(folder.resolve("b"), Map.of()))
                .hasMessage("%s holds frames of something else; name another folder", folder.resolve("b"));
    }

    @Test
    void sides_are_the_persons_own_and_a_face_at_rest_is_zero() {
        SyntheticFaces faces =
                new SyntheticFaces(SyntheticFacesProvider.recipe(options(Map.of("clips", 200))), Evidence.FRAMES);
        List<String> codes = new ArrayList<>();
        for (var clip : faces.clips()) {
            FacesTable.Row row = FacesTable.row(faces, clip);
            codes.add(row.codes());
            for (Acting acting : row.acting()) {
                if (List.of(row.codes().split("\\+")).contains("L" + acting.unit())) {
                    assertThat(acting.right()).as("picture's right").isGreaterThan(3 * acting.left());
                }
            }
        }
        assertThat(codes).contains("0").anyMatch(code -> code.contains("L")).anyMatch(code -> code.contains("R"));
    }

    private static List<String> write(Path folder, Map<String, Object> more) {
        return FacesSynthesis.write(options(more), folder, line -> {});
    }

    private static Options options(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of("subjects", 2, "clips", 6, "size", 32, "frames", 4));
        options.putAll(more);
        return Options.of(FacesSynthesis.options(), options);
    }

    private static Map<String, List<Byte>> bytes(Path folder) throws IOException {
        Map<String, List<Byte>> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<Byte> list = new ArrayList<>();
                for (byte each : Files.readAllBytes(file)) {
                    list.add(each);
                }
                bytes.put(folder.relativize(file).toString(), list);
            }
        }
        return bytes;
    }
}
