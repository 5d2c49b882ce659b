package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;
import org.aullm.api.spi.DataToolsProvider.Delivery;
import org.aullm.api.spi.DataToolsProvider.Imported;
import org.aullm.datasets.Workbook;
import org.aullm.datasets.frames.FrameFolder;
import org.aullm.datasets.manifest.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each data set as its owner delivers it, quirks of table, folders and file names included, from a workbook and tiny
 * pictures to a manifest.
 */
class DeliveredFormsTest {

    private static final String PROSE = "Micro-facial movements, coded;" + "/ means or;".repeat(12);

    @TempDir
    private Path folder;

    @BeforeEach
    void frames() throws IOException {
        Files.createDirectory(folder.resolve("frames"));
    }

    /**
     * For each data set: heading, one row, where its frames lie with their names, and what becomes of it as
     * {@code id path onset apex offset units fps frames}.
     */
    static List<Arguments> forms() {
        return List.of(
                form( // subject a number, two empty columns, two apexes, sides before numbers
                        "casme",
                        "Subject;Filename;;OnsetF;ApexF1;ApexF2;OffsetF;;AU;Emotion",
                        "1;EP01_5;;8;9;10;12;;L4+R9;tense",
                        "sub01/EP01_5/reg_EP01_5-%d.jpg",
                        "casme/01/EP01_5 sub01/EP01_5 8 9 12 4+9 60 8..12"),
                form( // an apex that is no number, empty columns
                        "casme2-2014",
                        "Subject;Filename;;OnsetFrame;ApexFrame;OffsetFrame;;Action Units;Estimated Emotion",
                        "1;EP02_01f;;8;/;12;;4+L10+R12;disgust",
                        "sub01/EP02_01f/reg_img%d.jpg",
                        "casme2/01/EP02_01f sub01/EP02_01f 8 - 12 4+10+12 200 8..12"),
                form(
                        "casme2-2019",
                        "Subject;Filename;OnsetFrame;ApexFrame;OffsetFrame;Action Units;Objective Classes",
                        "26;EP13_01;8;10;12;R1+R2+25;2",
                        "sub26/EP13_01/img%d.jpg",
                        "casme2/26/EP13_01 sub26/EP13_01 8 10 12 1+2+25 200 8..12"),
                form( // thirteen rows of prose, intensities, alternatives, reference codes, spaces
                        "samm",
                        PROSE.replace(";", "\n")
                                + "Subject;Filename;Inducement Code;Onset Frame;Apex Frame;Offset Frame;Duration;Micro;"
                                + "Action Units;Estimated Emotion;Objective Classes;Notes",
                        "6;006_1_2;1;8;10;12;5;1/2;A/L12+10A/B+ref(5)+20C + 61 +soft focus;Anger;I;",
                        "006/006_1_2/006_%04d.jpg",
                        "samm/006/006_1_2 006/006_1_2 8 10 12 5+10+12+20+61 200 8..12"),
                form(
                        "casme3-a",
                        "Subject;Filename;Onset;Apex;Offset;AU;Objective class;emotion",
                        "spNO.1;e;8;10;12;24+T18+B28;VII;others",
                        "spNO.1/e/color/%d.jpg",
                        "casme3-a/spNO.1/e spNO.1/e/color 8 10 12 18+24+28 30 8..12"),
                form( // no apex: the middle; commas of both widths; subject a number
                        "casme3-c",
                        "sub;count;onset;offset;au",
                        "3;2;8;12;4,7\uFF0C14",
                        "03/2/color/%d.jpg",
                        "casme3-c/03/2 03/2/color 8 10 12 4+7+14 30 8..12"),
                form( // sides on either side of the number, a folder by emotion, whatever its capitals
                        "mmew",
                        "Subject;Filename;OnsetFrame;ApexFrame;OffsetFrame;Action Units;Estimated Emotion;remarks",
                        "S01;S01-01-001;8;10;12;4R+L7+10R+12L;Others;blurred",
                        "others/S01-01-001/%d.jpg",
                        "mmew/S01/S01-01-001 others/S01-01-001 8 10 12 4+7+10+12 90 8..12"),
                form( // the column of a unit decides, a doubtful one does not count
                        "4dme",
                        "sub_ID;fold_name;Emotion;Onset;Apex;Offset;AUs;AU1;AU 4;AU7;AU12",
                        "13;13_clip_2;negative;8;10;12;AU4+AU7(k);0;1;1;0",
                        "13/13_clip_2/%d.bmp",
                        "4dme/13/13_clip_2 13/13_clip_2 8 10 12 4 60 8..12"),
                form( // descriptors and movements are digits, too; frames in a second differ from clip to clip
                        "dfme",
                        "Subject;Filename;OnsetFrame;ApexFrame;OffsetFrame;Emotion;EmotionId;Fps;AU",
                        "zhang1;zhang1_2;8;10;12;fear;2;500;4+7+AD38+M57",
                        "zhang1/zhang1_2/%d.png",
                        "dfme/zhang1/zhang1_2 zhang1/zhang1_2 8 10 12 4+7+38+57 500 8..12"),
                form( // no units at all
                        "smic",
                        ";subject;material;emotion;onset;offset",
                        "0;s01;s01_po_01;positive;8;12",
                        "s01/micro/positive/s01_po_01/image%d.bmp",
                        "smic/s01/s01_po_01 s01/micro/positive/s01_po_01 8 10 12 ? 100 8..12"));
    }

    private static Arguments form(String form, String heading, String row, String frames, String expected) {
        return Arguments.of(form, heading, row, frames, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void it_becomes_a_manifest(String form, String heading, String row, String frames, String expected)
            throws IOException {
        write(frames);
        Path table = workbook(heading + "\n" + row);
        String folders = form.equals("dfme") ? "{subject}/{sample}" : "";
        Imported imported = TableImport.of(delivery(form, table, folders), folder.resolve("imported"));
        Manifest manifest = Manifest.read(imported.manifest());
        assertThat(manifest.entries())
                .extracting(entry -> line(manifest, entry))
                .containsExactly(expected);
    }

    @Test
    void clips_of_casme3_with_one_letter_lie_in_numbered_folders() throws IOException {
        write("spNO.1/e/color/%d.jpg");
        write("spNO.1/e2/color/%d.jpg");
        write("spNO.1/e3/color/%d.jpg");
        write("spNO.2/e/color/%d.jpg");
        Path table = workbook("Subject;Filename;Onset;Apex;Offset;AU;emotion\n" + "spNO.1;e;8;9;12;4;fear\n".repeat(3)
                + "spNO.2;e;8;9;12;4;fear");
        Imported imported = TableImport.of(delivery("casme3-a", table, ""), folder.resolve("imported"));
        assertThat(Manifest.read(imported.manifest()).entries())
                .extracting(entry -> entry.clip().id())
                .containsExactly("casme3-a/spNO.1/e", "casme3-a/spNO.1/e2", "casme3-a/spNO.1/e3", "casme3-a/spNO.2/e");
    }

    @Test
    void the_folders_of_dfme_must_be_told() {
        assertThatThrownBy(() -> TableImport.of(delivery("dfme", folder.resolve("any.csv"), ""), folder.resolve("out")))
                .hasMessage(
                        "how the folders of dfme are named has not been told to us; say where a clip's frames are with"
                                + " 'layout' of the data set or --folders of 'data import', such as {subject}/{sample}");
    }

    private static String line(Manifest manifest, Manifest.Entry entry) {
        List<FrameFolder.File> frames = FrameFolder.list(entry.path()).files();
        return "%s %s %s %s %s %s %.0f %d..%d"
                .formatted(
                        entry.clip().id(),
                        manifest.root().relativize(entry.path()),
                        number(entry.onset()),
                        number(entry.apex()),
                        number(entry.offset()),
                        units(entry),
                        entry.framesPerSecond().orElse(0),
                        frames.get(0).number(),
                        frames.get(frames.size() - 1).number());
    }

    private static String number(OptionalInt frame) {
        return frame.isPresent() ? String.valueOf(frame.getAsInt()) : "-";
    }

    private static String units(Manifest.Entry entry) {
        return entry.clip().labels().coded().isEmpty()
                ? "?"
                : new TreeSet<>(entry.clip().labels().present())
                        .stream().map(unit -> String.valueOf(unit.number())).collect(Collectors.joining("+"));
    }

    /** Frames 8 to 12, whose names are in another order as text than as numbers. */
    private void write(String pattern) throws IOException {
        for (int number = 8; number <= 12; number++) {
            Path file = folder.resolve("frames").resolve(pattern.formatted(number));
            Files.createDirectories(file.getParent());
            BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
            ImageIO.write(picture, pattern.substring(pattern.lastIndexOf('.') + 1), file.toFile());
        }
    }

    /** Cells between semicolons; whole numbers become numbers, as in the owners' files. */
    private Path workbook(String text) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (String line : text.split("\n")) {
            rows.add(Arrays.stream(line.split(";", -1))
                    .map(cell -> cell.matches("\\d{1,9}") ? (Object) Integer.valueOf(cell) : cell)
                    .toList());
        }
        Path file = folder.resolve("table.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook.write(out, "Sheet1", rows);
        }
        return file;
    }

    private Delivery delivery(String form, Path table, String folders) {
        return new Delivery(
                form,
                List.of(table),
                folder.resolve("frames"),
                folders,
                "",
                "",
                new Policy("digits", "table", "drop", false));
    }
}
