package org.aullm.datasets.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aullm.api.option.Options;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;
import org.aullm.api.spi.DataToolsProvider.Contents;
import org.aullm.api.spi.DataToolsProvider.Delivery;
import org.aullm.api.spi.DataToolsProvider.Finding;
import org.aullm.api.spi.DataToolsProvider.Findings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up data set on its whole way: written, imported, damaged, checked, shown. */
class DataToolsTest {

    private static final int FRAMES = 8;

    @TempDir
    private Path folder;

    private final DataTools tools = new DataTools();

    @BeforeEach
    void make_and_import() {
        tools.synthesise(
                Options.of(tools.synthesisOptions(), Map.of("subjects", 3, "clips", 4, "size", 112, "frames", FRAMES)),
                folder.resolve("made"),
                line -> {});
        tools.bringIn(delivery(new Policy("strict", "first", "drop", false)), folder.resolve("imported"));
    }

    @Test
    void a_sound_data_set_has_nothing_wrong() {
        Findings found = check("imported");
        assertThat(found.findings()).isEmpty();
        assertThat(found.datasets().get(0).clips()).isEqualTo(12);
        assertThat(found.datasets().get(0).subjects()).isEqualTo(3);
        assertThat(found.datasets().get(0).frames()).isEqualTo(12 * FRAMES);
        assertThat(found.datasets().get(0).licences()).containsExactly(Map.entry("made-up", "none needed"));
    }

    @Test
    void frames_that_are_missing_or_damaged_are_named() throws IOException {
        Path first = frame("sub01/EP01_01", 2);
        Files.delete(first);
        Path apex = folder.resolve("made/frames/sub01/EP01_02");
        try (var frames = Files.list(apex)) {
            for (Path frame : frames.toList()) {
                Files.writeString(frame, "no picture");
            }
        }
        move(folder.resolve("made/frames/sub02/EP01_01"), folder.resolve("away"));
        assertThat(check("imported").findings())
                .extracting(finding -> finding.row() + " " + finding.kind())
                .containsExactly("2 frames-missing", "3 unreadable", "6 frames-missing");
        assertThat(check("imported").findings().get(0).text()).contains("missing: " + number(first));
        assertThat(check("imported").findings().get(2).text())
                .isEqualTo("%s is not there", folder.resolve("made/frames/sub02/EP01_01"));
    }

    @Test
    void a_copy_of_a_clip_is_found_though_it_is_brighter_and_compressed() throws IOException {
        Path copy = folder.resolve("made/frames/sub03/EP01_04");
        Path original = folder.resolve("made/frames/sub01/EP01_03");
        List<Path> from = sorted(original);
        List<Path> to = sorted(copy);
        for (int i = 0; i < FRAMES; i++) {
            Files.delete(to.get(i));
            ImageIO.write(
                    brighter(ImageIO.read(from.get(i).toFile())),
                    "jpg",
                    copy.resolve("img%d.jpg".formatted(number(to.get(i)))).toFile());
        }
        // Both show the same moments if both rows name the same ones.
        String table = Files.readString(folder.resolve("imported/clips.csv"));
        Files.writeString(
                folder.resolve("imported/clips.csv"), sameTimes(table, number(from.get(0)), number(to.get(0))));
        List<Finding> found = check("imported").findings();
        assertThat(found).extracting(Finding::kind).contains("duplicate");
        assertThat(found.get(found.size() - 1).text()).startsWith("looks and moves like made-up/01/EP01_03 (");
    }

    @Test
    void people_in_two_data_sets_are_named() throws IOException {
        tools.bringIn(delivery(new Policy("digits", "table", "drop", false)), folder.resolve("again"));
        Findings found = check("imported", "again");
        assertThat(found.findings()).extracting(Finding::kind).containsOnly("duplicate", "shared-subject");
        assertThat(found.findings().stream().filter(each -> each.kind().equals("shared-subject")))
                .hasSize(3);
    }

    @Test
    void known_errors_and_odd_rows_of_the_table_come_along() throws IOException {
        Files.writeString(
                folder.resolve("imported/remarks.csv"),
                "table-row,clip,remark\r\n7,01/EP01_01,known error: corrected\r\n");
        assertThat(check("imported").findings())
                .extracting(Finding::text)
                .containsExactly("row 7 of the owner's table: known error: corrected");
    }

    @Test
    void the_page_shows_pictures_and_needs_nothing_else() throws IOException {
        Files.delete(frame("sub01/EP01_01", 3));
        String page = tools.page(tools.check(List.of(folder.resolve("imported")), 5, line -> {}));
        assertThat(page)
                .contains("1 found", "frames-missing", "none needed", "data:image/png;base64,")
                .doesNotContain("http://", "https://", "<script");
    }

    @Test
    void the_page_shows_both_clips_of_a_pair() throws IOException {
        String table = Files.readString(folder.resolve("imported/clips.csv"));
        String row = table.lines().skip(1).findFirst().orElseThrow();
        Files.writeString(
                folder.resolve("imported/clips.csv"), table + row.replaceFirst("^[^,]*,[^,]*,", "09,again,") + "\r\n");
        Finding pair = tools.check(List.of(folder.resolve("imported")), 5, line -> {})
                .findings()
                .get(0);
        assertThat(pair.text())
                .isEqualTo(
                        "looks and moves like made-up/01/EP01_01 (%s row 2); apart by 0.00, where 0 is the same and 0.28 the"
                                + " most",
                        folder.resolve("imported"));
        assertThat(pair.pictures()).hasSize(6);
        assertThat(pair.pictures().get(3).title())
                .startsWith("made-up/01/EP01_01, frame ")
                .endsWith(", onset");
    }

    @Test
    void clips_whose_numbers_lie_in_one_file_have_no_frames_to_look_at() throws IOException {
        Path lab = Files.createDirectory(folder.resolve("lab"));
        Files.writeString(lab.resolve("dataset.yaml"), "manifest: 1\nname: lab\nlicence: CC0\nclips: clips.csv\n");
        Files.writeString(lab.resolve("clips.csv"), "subject,sample,units\na,1,4\n");
        assertThat(check("lab").findings()).isEmpty();
        assertThat(check("lab").datasets().get(0).clips()).isEqualTo(1);
        assertThat(tools.contents(lab).clips()).hasSize(1);
    }

    @Test
    void contents_are_facts_and_clips() {
        Contents contents = tools.contents(folder.resolve("imported"));
        assertThat(contents.facts())
                .containsEntry("name", "made-up")
                .containsEntry("licence of made-up", "none needed")
                .containsEntry("codes-read-by", "strict, alternatives by first, as delivered");
        assertThat(contents.clips()).hasSize(12).allMatch(clip -> clip.there());
    }

    private Findings check(String... names) {
        return tools.check(java.util.Arrays.stream(names).map(folder::resolve).toList(), 0, line -> {});
    }

    private Path frame(String clip, int index) throws IOException {
        return sorted(folder.resolve("made/frames").resolve(clip)).get(index);
    }

    private static List<Path> sorted(Path clip) throws IOException {
        try (var frames = Files.list(clip)) {
            return frames.sorted(java.util.Comparator.comparingInt(DataToolsTest::number))
                    .toList();
        }
    }

    private static int number(Path frame) {
        return Integer.parseInt(frame.getFileName().toString().replaceAll("\\D", ""));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    private static String sameTimes(String table, int first, int copied) {
        String[] rows = table.split("\r\n");
        String[] original = java.util.Arrays.stream(rows)
                .filter(row -> row.startsWith("01,EP01_03"))
                .findFirst()
                .orElseThrow()
                .split(",");
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].startsWith("03,EP01_04")) {
                String[] cells = rows[i].split(",", -1);
                for (int column = 4; column < 7; column++) {
                    cells[column] = Integer.toString(Integer.parseInt(original[column]) - first + copied);
                }
                rows[i] = String.join(",", cells);
            }
        }
        return String.join("\r\n", rows) + "\r\n";
    }

    private static BufferedImage brighter(BufferedImage image) {
        BufferedImage brighter = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                brighter.getRaster()
                        .setSample(x, y, 0, Math.min(255, image.getRaster().getSample(x, y, 0) + 10));
            }
        }
        return brighter;
    }

    private Delivery delivery(Policy policy) {
        return new Delivery(
                "casme2-2014",
                List.of(folder.resolve("made/CASME2-form-SYNTHETIC.xlsx")),
                folder.resolve("made/frames"),
                "",
                "made-up",
                "none needed",
                policy);
    }
}
