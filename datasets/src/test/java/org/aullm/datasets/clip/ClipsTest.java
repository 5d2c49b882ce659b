package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {

    @TempDir
    private Path root;

    private static Set<ActionUnit> units(Integer... numbers) {
        return Set.copyOf(Arrays.stream(numbers).map(ActionUnit::new).toList());
    }

    private static float[] all(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.duplicate().get(values);
        return values;
    }

    @Test
    void clips_have_subjects_labels_and_frames() throws IOException {
        try (Dataset data = ClipFolder.withClips(root).opening().open(2)) {
            assertThat(data.clips())
                    .extracting(Clip::id)
                    .containsExactly("casme2/01/EP02_01f", "casme2/01/EP02_02", "casme2/02/EP01_01");
            Clip first = data.clips().get(0);
            assertThat(first.subject()).isEqualTo("casme2/01");
            assertThat(first.labels().present()).isEqualTo(units(4, 7));
            assertThat(first.labels().coded()).isEqualTo(units(4, 7, 12));
            assertThat(data.evidence()).hasToString("frames (1, 4, 32, 32)");
            FloatBuffer frames = data.read(first);
            // The first of the four shown is the onset frame, number 46.
            int level = javax.imageio.ImageIO.read(
                            root.resolve("sub01/EP02_01f/reg_img46.png").toFile())
                    .getRaster()
                    .getSample(5, 7, 0);
            assertThat(frames.get(7 * 32 + 5)).isEqualTo(level);
            assertThat(data.remarks())
                    .contains(
                            "annotation: casme2-2014, read as digits, alternatives by table, as delivered",
                            "apex: unused 3");
        }
    }

    @Test
    void flow_goes_from_the_onset_to_the_annotated_apex() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        try (Dataset data = folder.opening("evidence", "flow-image").open(1);
                Dataset middle = folder.opening("evidence", "flow-image", "apex", "middle")
                        .open(1)) {
            assertThat(data.remarks()).contains("apex: annotated 3");
            Clip late = data.clips().get(1);
            int centre = 32 * 32 + 16 * 32 + 16;
            assertThat(data.read(late).get(centre))
                    .isGreaterThan(1.5f * middle.read(late).get(centre));
            assertThat(all(data.still(late))).containsOnly(0f);
        }
    }

    @Test
    void a_spotted_apex_is_said_and_kept() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        folder.opening("evidence", "flow-image", "apex", "spotted").open(1).close();
        assertThat(Files.readAllLines(root.resolve(".aullm-cache/apexes.txt"))).hasSize(3);
        try (Dataset data =
                folder.opening("evidence", "flow-image", "apex", "spotted").open(1)) {
            assertThat(data.remarks()).contains("apex: spotted 3");
        }
        assertThat(Files.readAllLines(root.resolve(".aullm-cache/apexes.txt"))).hasSize(3);
    }

    @Test
    void what_another_version_left_in_the_cache_counts_as_not_there() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        Object[] spotted = {"evidence", "flow-image", "apex", "spotted"};
        String before;
        try (Dataset data = folder.opening(spotted).open(1)) {
            before = data.fingerprint();
        }
        Path cache = root.resolve(".aullm-cache");
        for (String answer : List.of("", "nonsense", "99", "1 2 3", "3 0 0 9 9 1 5", "1 0 0 NaN 9 1", "1 0 0 -9 9 1")) {
            for (String memo : List.of("faces.txt", "apexes.txt", "sources.txt")) {
                String text = Files.readString(cache.resolve(memo));
                Files.writeString(cache.resolve(memo), text.replaceAll("\t.*", "\t" + answer));
            }
            try (Dataset data = folder.opening(spotted).open(1)) {
                assertThat(data.fingerprint()).as("after '%s'", answer).isEqualTo(before);
                assertThat(data.remarks()).contains("apex: spotted 3");
            }
        }
        Files.write(cache.resolve("faces.txt"), new byte[] {0, (byte) 0xff, (byte) 0xc3, 'a', '\t'});
        try (Dataset data = folder.opening(spotted).open(1)) {
            assertThat(data.fingerprint()).isEqualTo(before);
        }
    }

    @Test
    void what_is_in_the_cache_is_not_decoded_again() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        String before;
        try (Dataset data = folder.opening().open(2)) {
            before = data.fingerprint();
        }
        Path frame = root.resolve("sub01/EP02_01f/reg_img47.png");
        FileTime time = Files.getLastModifiedTime(frame);
        Files.write(frame, new byte[(int) Files.size(frame)]);
        Files.setLastModifiedTime(frame, time);
        try (Dataset data = folder.opening().open(2)) {
            assertThat(data.fingerprint()).isEqualTo(before);
            assertThat(data.clips()).hasSize(3);
        }
    }

    @Test
    void another_setting_repeats_what_depends_on_it_and_nothing_else() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        folder.opening("evidence", "flow-image").open(1).close();
        List<String> crops = folder.cached("crops");
        List<String> evidence = folder.cached("evidence");
        assertThat(crops).hasSize(1);
        assertThat(evidence).hasSize(1);

        folder.opening("evidence", "flow-image", "sampling", "interpolated", "eye-line", 0.5)
                .open(1)
                .close();
        assertThat(folder.cached("crops")).as("nothing depends on these here").isEqualTo(crops);
        assertThat(folder.cached("evidence")).isEqualTo(evidence);

        folder.opening("evidence", "flow-image", "remove-head-motion", false)
                .open(1)
                .close();
        assertThat(folder.cached("crops")).as("crops do not depend on flow").isEqualTo(crops);
        assertThat(folder.cached("evidence")).hasSize(2);

        folder.opening("evidence", "flow-image", "crop", 24).open(1).close();
        assertThat(folder.cached("crops")).hasSize(2);
        assertThat(folder.cached("evidence")).hasSize(3);

        folder.opening("evidence", "frames", "flow", "farneback").open(1).close();
        folder.opening("evidence", "frames", "remove-head-motion", false)
                .open(1)
                .close();
        assertThat(folder.cached("crops")).hasSize(2);
        assertThat(folder.cached("evidence")).as("frames do not depend on flow").hasSize(4);
    }

    @Test
    void another_setting_of_the_flow_repeats_flow_and_spotted_apexes_and_nothing_else() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        String before;
        try (Dataset data =
                folder.opening("evidence", "flow-image", "apex", "spotted").open(1)) {
            before = data.fingerprint();
        }
        folder.opening("evidence", "flow-image", "apex", "spotted", "flow-options", List.of("window=13"))
                .open(1)
                .close();
        assertThat(folder.cached("evidence")).as("that is the default").hasSize(1);
        folder.opening("evidence", "frames", "flow-options", List.of("window=5"))
                .open(1)
                .close();
        assertThat(folder.cached("evidence")).as("frames only").hasSize(2);

        try (Dataset data = folder.opening(
                        "evidence", "flow-image", "apex", "spotted", "flow-options", List.of("window=5", "levels=1"))
                .open(1)) {
            assertThat(data.fingerprint()).isNotEqualTo(before);
            assertThat(data.remarks())
                    .anyMatch(remark -> remark.contains("flow=farneback(window=5 levels=1 iterations=3)"));
        }
        assertThat(folder.cached("evidence")).hasSize(3);
        assertThat(folder.cached("crops")).hasSize(1);
        assertThat(Files.readAllLines(root.resolve(".aullm-cache/apexes.txt"))).hasSize(6);
        assertThat(Files.readAllLines(root.resolve(".aullm-cache/faces.txt"))).hasSize(3);
    }

    @Test
    void a_changed_frame_changes_its_clip_and_no_other() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        String before;
        try (Dataset data = folder.opening().open(1)) {
            before = data.fingerprint();
        }
        Files.copy(
                root.resolve("sub02/EP01_01/reg_img46.png"),
                root.resolve("sub01/EP02_01f/reg_img46.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (Dataset data = folder.opening().open(1)) {
            assertThat(data.fingerprint()).isNotEqualTo(before);
        }
        assertThat(folder.cached("crops")).hasSize(2);
        assertThat(Files.size(root.resolve(".aullm-cache/crops")
                                .resolve(folder.cached("crops").get(0)))
                        + Files.size(root.resolve(".aullm-cache/crops")
                                .resolve(folder.cached("crops").get(1))))
                .as("3 clips and 1 again, of 9 crops each")
                .isBetween(4 * 9 * 1024L, 4 * 9 * 1024L + 4096);
    }

    @Test
    void a_touched_file_is_read_but_not_decoded_and_means_the_same() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        String before;
        try (Dataset data = folder.opening().open(1)) {
            before = data.fingerprint();
        }
        Files.setLastModifiedTime(root.resolve("sub01/EP02_01f/reg_img46.png"), FileTime.fromMillis(1_000));
        try (Dataset data = folder.opening().open(1)) {
            assertThat(data.fingerprint()).isEqualTo(before);
        }
        assertThat(folder.cached("crops")).hasSize(1);
    }

    @Test
    void bad_clips_are_named_and_the_rest_goes_on() throws IOException {
        ClipFolder folder = new ClipFolder(root);
        folder.clip("1", "EP02_01f", 50, "4+7");
        folder.clip("2", "EP01_01", 48, "4");
        folder.row("1", "../../etc", 1, 2, 3, "4");
        folder.row("1", "EP09_99", 1, 2, 3, "4");
        folder.row("1", "EP02_01f", 46, 50, 54, "4");
        folder.clip("3", "EP03_01", 48, "1").row("3", "EP03_02", 9, 5, 3, "2");
        Files.write(root.resolve("sub03/EP03_01/reg_img50.png"), new byte[] {1, 2, 3});
        folder.clip("4", "EP04_01", 48, "1");
        for (int i = 47; i < 55; i++) {
            Files.delete(root.resolve("sub04/EP04_01/reg_img%d.png".formatted(i)));
        }
        folder.table();
        try (Dataset data = folder.opening().open(2)) {
            assertThat(data.clips()).extracting(Clip::id).containsExactly("casme2/01/EP02_01f", "casme2/02/EP01_01");
            assertThat(data.remarks().stream().filter(line -> line.startsWith("left out: ")))
                    .containsExactly(
                            "left out: row 4, 01/../../etc: 'sub01/../../etc' lies outside the root %s".formatted(root),
                            "left out: row 5, 01/EP09_99: there is no 'sub01/EP09_99' in %s, neither a folder of frames nor a video (videos need the module vision)"
                                    .formatted(root),
                            "left out: row 6, 01/EP02_01f: the clip stands in row 2 already",
                            "left out: row 8, 03/EP03_02: it begins at frame 9 and ends at 3",
                            "left out: row 9, 04/EP04_01: %s holds frames 46 to 46, of which 1 lies in 46 to 54 as the table says; a clip has at least 2"
                                    .formatted(root.resolve("sub04/EP04_01")),
                            "left out: 03/EP03_01: %s is no picture that can be read: its first bytes are of no known form; JPEG, PNG and BMP can"
                                    .formatted(root.resolve("sub03/EP03_01/reg_img50.png")));
        }
    }

    @Test
    void nothing_left_is_an_error_that_says_why() throws IOException {
        ClipFolder folder =
                new ClipFolder(root).row("1", "EP09_99", 1, 2, 3, "4").table();
        assertThatThrownBy(() -> folder.opening().open(1))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith(
                        "clips: of 1 rows in %s none can be used: \n  row 2, 01/EP09_99: there is no 'sub01/EP09_99'"
                                .formatted(root.resolve("coding.csv")));
    }

    @Test
    void rows_without_units_are_unknown_unless_said_otherwise() throws IOException {
        ClipFolder folder =
                ClipFolder.withClips(root).clip("2", "EP01_02", 50, "").table();
        try (Dataset data = folder.opening().open(1);
                Dataset absent = folder.opening("no-units", "absent").open(1);
                Dataset kept = folder.opening("unlabelled", "keep").open(1)) {
            assertThat(data.clips()).hasSize(3);
            assertThat(data.remarks()).contains("1 clips without known units were not taken");
            assertThat(absent.clips().get(3).labels().coded()).isEqualTo(units(4, 7, 12));
            assertThat(kept.clips().get(3).labels().coded()).isEmpty();
        }
    }

    @Test
    void an_import_that_was_interrupted_goes_on() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        folder.opening().open(1).close();
        // As a kill leaves it: a draft, a shard cut short, a line without its end.
        Path shard = root.resolve(".aullm-cache/crops")
                .resolve(folder.cached("crops").get(0));
        Files.write(shard, Arrays.copyOf(Files.readAllBytes(shard), 5000));
        Files.write(shard.resolveSibling("shard-7.part"), new byte[100]);
        Path faces = root.resolve(".aullm-cache/faces.txt");
        Files.writeString(faces, Files.readString(faces).substring(0, 200));
        try (Dataset data = folder.opening("evidence", "flow-image").open(2)) {
            assertThat(data.clips()).hasSize(3);
        }
        assertThat(folder.cached("crops")).hasSize(1).doesNotContain("shard-7.part");
    }

    @Test
    void two_that_open_at_once_get_the_same() throws Exception {
        ClipFolder folder = ClipFolder.withClips(root);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<String>> fingerprints = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            fingerprints.add(pool.submit(() -> {
                try (Dataset data = folder.opening().open(2)) {
                    return data.fingerprint();
                }
            }));
        }
        assertThat(fingerprints.get(0).get()).isEqualTo(fingerprints.get(1).get());
        pool.shutdown();
        assertThat(folder.cached("crops")).hasSize(1);
    }

    @Test
    void a_table_that_is_not_plain_to_see_is_asked_for() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        Files.writeString(root.resolve("other.csv"), "x\n");
        assertThatThrownBy(() -> folder.opening().open(1))
                .hasMessage("clips: %s holds coding.csv and other.csv; name the annotation table with 'table'"
                        .formatted(root));
    }

    @Test
    void a_form_whose_folders_are_not_known_needs_a_layout() throws IOException {
        ClipFolder folder = ClipFolder.withClips(root);
        assertThatThrownBy(() -> folder.opening("table-form", "dfme").open(1))
                .hasMessageContaining(
                        "how the folders of dfme are named has not been told to us; say where a clip's frames are with 'layout'");
    }
}
