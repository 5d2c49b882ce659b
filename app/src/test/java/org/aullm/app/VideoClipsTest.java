package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets whose clips are videos, or stretches of one, from the table to evidence. */
class VideoClipsTest {

    private static final Registry REGISTRY = Registry.load();
    private static final int SIZE = 32;
    private static final int AREA = SIZE * SIZE;
    private static final int PLACE = 7 * SIZE + 5;
    // JPEG at its best quality is off by a level or two.
    private static final float CODED = 2;

    @TempDir
    private Path root;

    private final StringBuilder rows =
            new StringBuilder("Subject,Filename,OnsetFrame,ApexFrame,OffsetFrame,Action Units,Estimated Emotion\n");

    @BeforeAll
    static void assume() {
        Videos.assume();
    }

    @BeforeEach
    void make_folders() throws IOException {
        Files.createDirectories(root.resolve("sub01"));
    }

    private void row(String sample, String onset, String apex, String offset) throws IOException {
        rows.append("1,%s,%s,%s,%s,4+7,others%n".formatted(sample, onset, apex, offset));
        Files.writeString(root.resolve("coding.csv"), rows);
    }

    /** A video of slopes, each brighter than the last by 5 levels. */
    private Path slopes(String name, double... millis) {
        return Videos.write(root.resolve(name), i -> Videos.slope(SIZE, SIZE, 5 * i), millis);
    }

    private static Dataset open(String id, Map<String, ?> own, Object... more) {
        DatasetProvider provider =
                (DatasetProvider) REGISTRY.find(Slot.DATA, id).orElseThrow();
        Map<String, Object> all = new HashMap<>(own);
        all.putAll(Map.of("detector", "none", "crop", SIZE, "frames", 3));
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return provider.open(Options.of(provider.options(), all));
    }

    private Dataset clips(Object... more) {
        return open("clips", Map.of("root", root.toString(), "table-form", "casme2-2014"), more);
    }

    private Dataset manifest(Object... more) {
        return open("manifest", Map.of("manifest", root.toString()), more);
    }

    /** The level of frame {@code number} of a video of slopes, which is known by it. */
    private static float level(int number) {
        return Byte.toUnsignedInt(Videos.slope(SIZE, SIZE, 5 * (number - 1)).pixels()[PLACE]);
    }

    private static void assertShows(Dataset data, int clip, int... numbers) {
        FloatBuffer frames = data.read(data.clips().get(clip));
        for (int i = 0; i < numbers.length; i++) {
            assertThat(frames.get(i * AREA + PLACE))
                    .as("frame %d of %s", i, data.clips().get(clip).id())
                    .isCloseTo(level(numbers[i]), within(CODED));
        }
    }

    @Test
    void a_whole_video_is_a_clip() throws IOException {
        slopes("sub01/EP01_01.mov", Videos.steady(9, 20));
        slopes("sub01/EP01_02.mov", Videos.steady(5, 20));
        Files.move(root.resolve("sub01/EP01_02.mov"), root.resolve("sub01/EP01_02.MOV"));
        row("EP01_01", "", "", "");
        row("EP01_02", "", "", "");

        try (Dataset data = clips()) {
            assertThat(data.clips()).extracting(Clip::id).containsExactly("casme2/01/EP01_01", "casme2/01/EP01_02");
            assertShows(data, 0, 1, 5, 9);
            assertShows(data, 1, 1, 3, 5);
        }
    }

    @Test
    void stretches_of_one_video_have_onset_apex_and_offset_by_its_frame_numbers() throws IOException {
        slopes("long.mov", Videos.steady(20, 20));
        Files.writeString(root.resolve("dataset.yaml"), "manifest: 1\nname: own\nlicence: made up\nclips: clips.csv\n");
        Files.writeString(
                root.resolve("clips.csv"),
                """
                subject,sample,path,onset,apex,offset,units
                a,first,long.mov,1,3,7,4
                a,second,long.mov,8,12,14,12
                b,end,long.mov,16,17,,4
                b,beyond,long.mov,18,20,25,4
                b,backwards,long.mov,9,8,7,4
                """);

        try (Dataset data = manifest("sampling", "onset-apex-offset")) {
            assertThat(data.clips()).extracting(Clip::id).containsExactly("own/a/first", "own/a/second", "own/b/end");
            assertShows(data, 0, 1, 3, 7);
            assertShows(data, 1, 8, 12, 14);
            assertShows(data, 2, 16, 17, 20);
            assertThat(data.remarks())
                    .contains("apex: annotated 3")
                    .contains("left out: row 6, b/backwards: it begins at frame 9 and ends at 7")
                    .contains("left out: b/beyond: %s ends with frame 20; the table says 18 to 25"
                            .formatted(root.toRealPath().resolve("long.mov")));
        }
        assertThat(Files.readAllLines(root.resolve(".aullm-cache/sources.txt")))
                .as("the video was digested once for all its clips")
                .hasSize(1);
    }

    @Test
    void a_video_that_is_in_the_cache_is_not_decoded_again() throws IOException {
        Path video = slopes("sub01/EP01_01.mov", Videos.steady(9, 20));
        row("EP01_01", "", "4", "");
        String before;
        try (Dataset data = clips("evidence", "flow-image")) {
            before = data.fingerprint();
        }
        FileTime time = Files.getLastModifiedTime(video);
        Files.write(video, new byte[(int) Files.size(video)]);
        Files.setLastModifiedTime(video, time);

        try (Dataset data = clips("evidence", "flow-image")) {
            assertThat(data.fingerprint()).isEqualTo(before);
            assertThat(data.remarks()).contains("apex: annotated 1");
        }
    }

    @Test
    void a_varying_frame_rate_changes_no_frame_and_is_said() throws IOException {
        slopes("sub01/EP01_01.mov", 0, 33.4, 66.7, 150, 151, 400.2);
        slopes("sub01/EP01_02.mov", Videos.steady(6, 33.37));
        row("EP01_01", "1", "3", "6");
        row("EP01_02", "1", "3", "6");

        try (Dataset data = clips("sampling", "onset-apex-offset")) {
            assertShows(data, 0, 1, 3, 6);
            assertThat(data.remarks())
                    .contains(
                            "the frame rate varies; which frames are shown goes by their numbers, not by their times (1 clips, first 01/EP01_01)");
        }
    }

    @Test
    void flow_goes_from_a_stretch_s_onset_to_its_apex() throws IOException {
        List<Double> way = List.of(9.0, 9.0, 0.0, 0.5, 1.5, 0.5, 0.0);
        Videos.write(
                root.resolve("sub01/EP01_01.mov"), i -> Videos.waves(SIZE, way.get(i)), Videos.steady(way.size(), 5));
        row("EP01_01", "3", "5", "7");

        try (Dataset data = clips("evidence", "flow-image", "remove-head-motion", false)) {
            // In percent of the width.
            assertThat(data.read(data.clips().get(0)).get(16 * SIZE + 16) * SIZE / 100)
                    .isCloseTo(1.5f, within(0.15f));
        }
    }

    @Test
    void boxes_are_those_of_the_stretch_s_first_frame() throws IOException {
        Videos.write(root.resolve("sub01/EP01_01.mov"), i -> Videos.slope(2 * SIZE, SIZE, 5 * i), Videos.steady(6, 20));
        row("EP01_01", "3", "4", "6");
        Path boxes = root.resolve("boxes/boxes.csv");
        Files.createDirectories(root.resolve("boxes"));
        Files.writeString(boxes, "source,frame,x,y,width,height\n01/EP01_01,1,0,0,32,32\n01/EP01_01,3,32,0,32,32\n");

        try (Dataset data = clips("detector", "fixed", "detector-file", boxes.toString())) {
            byte[] right = Videos.slope(2 * SIZE, SIZE, 10).pixels();
            assertThat(data.read(data.clips().get(0)).get(PLACE))
                    .isCloseTo(Byte.toUnsignedInt(right[7 * 2 * SIZE + SIZE + 5]), within(CODED));
        }
    }

    @Test
    void videos_that_cannot_be_used_are_named_and_the_rest_goes_on() throws IOException {
        slopes("sub01/EP01_01.mov", Videos.steady(6, 20));
        slopes("sub01/EP01_02.mov", 0);
        Files.writeString(root.resolve("sub01/EP01_03.mov"), "no video");
        Files.createFile(root.resolve("sub01/EP01_04.mov"));
        for (String sample : List.of("EP01_01", "EP01_02", "EP01_03", "EP01_04")) {
            row(sample, "", "", "");
        }

        try (Dataset data = clips()) {
            assertThat(data.clips()).extracting(Clip::id).containsExactly("casme2/01/EP01_01");
            List<String> leftOut = new ArrayList<>(data.remarks());
            leftOut.removeIf(remark -> !remark.startsWith("left out: "));
            assertThat(leftOut).hasSize(3);
            assertThat(leftOut.get(0))
                    .isEqualTo("left out: 01/EP01_02: a clip of 1 frame has no motion; at least 2 are needed");
            assertThat(leftOut.get(1)).contains("EP01_03.mov is no video that can be read");
            assertThat(leftOut.get(2)).endsWith("EP01_04.mov is empty, not a video");
        }
    }

    @Test
    void a_study_learns_from_videos() throws IOException {
        for (int subject = 1; subject <= 3; subject++) {
            Files.createDirectories(root.resolve("sub0" + subject));
            for (int clip = 1; clip <= 2; clip++) {
                slopes("sub0%d/EP0%d.mov".formatted(subject, clip), Videos.steady(6, 20));
                rows.append("%d,EP0%d,1,3,6,%s,others%n".formatted(subject, clip, clip == 1 ? "4" : "12"));
            }
        }
        Files.writeString(root.resolve("coding.csv"), rows);
        Files.writeString(
                root.resolve("study.yaml"),
                """
                study: videos
                data: { use: clips, root: ., table: coding.csv, table-form: casme2-2014, detector: none,
                        evidence: flow-image, crop: 32, size: 28 }
                units: [4, 12]
                protocol: { split: loso, seeds: [7] }
                baseline: { encoder: stst-net, projector: linear, graph: none, llm: none, loss: asymmetric }
                training: { epochs: 1, batch: 4 }
                ablate: { variants: [ { loss: bce } ] }
                """);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        PluginPlaces.of(List.of(), Map.of(), ""))
                .execute(
                        "train",
                        root.resolve("study.yaml").toString(),
                        "--out",
                        root.resolve("model").toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("model: %s, 6 clips learnt from".formatted(root.resolve("model")));
    }
}
