package org.aullm.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;
import org.aullm.api.spi.AnnotationToolsProvider.Problem;
import org.aullm.api.spi.DataToolsProvider.Delivery;
import org.aullm.api.spi.DataToolsProvider.Imported;
import org.aullm.datasets.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableImportTest {

    @TempDir
    private Path folder;

    private Path root() {
        return folder.resolve("delivered");
    }

    @Test
    void a_manifest_gives_the_clips_that_the_table_gives() throws IOException {
        Files.createDirectory(root());
        ClipFolder table = ClipFolder.withClips(root());
        Imported imported = TableImport.of(delivery("casme2-2014", ""), folder.resolve("imported"));
        assertThat(imported.clips()).isEqualTo(3);
        assertThat(imported.missing()).isEmpty();
        try (Dataset delivered = table.opening().open(1);
                Dataset listed = open(imported.manifest())) {
            assertThat(listed.clips()).isEqualTo(delivered.clips());
            for (Clip clip : listed.clips()) {
                FloatBuffer own = listed.read(clip);
                assertThat(own).isEqualTo(delivered.read(clip));
            }
            assertThat(listed.fingerprint()).isEqualTo(delivered.fingerprint());
            assertThat(listed.licences().get("casme2")).contains("licence agreement with its owners");
            assertThat(listed.remarks()).contains("annotation: casme2-2014");
        }
    }

    @Test
    void what_has_no_frames_is_left_out_and_said() throws IOException {
        Files.createDirectory(root());
        ClipFolder.withClips(root())
                .row("2", "EP09_09", 1, 2, 3, "?")
                .row("../..", "../x", 1, 2, 3, "4")
                .table();
        Imported imported = TableImport.of(delivery("casme2-2014", ""), folder.resolve("imported"));
        assertThat(imported.clips()).isEqualTo(3);
        assertThat(imported.missing()).extracting(Problem::row).containsExactly(5, 6);
        assertThat(imported.missing().get(0).text()).startsWith("there is no 'sub02/EP09_09' in " + root());
        assertThat(imported.missing().get(1).text()).isEqualTo("'sub../../../x' lies outside the root " + root());
        assertThat(Files.readString(folder.resolve("imported/remarks.csv")))
                .contains("5,02/EP09_09,'?' gives no action unit");
        Manifest manifest = Manifest.read(folder.resolve("imported"));
        assertThat(manifest.root()).isEqualTo(root());
        assertThat(manifest.facts()).containsEntry("codes-read-by", "digits, alternatives by table, as delivered");
        assertThat(manifest.entries().get(0).framesPerSecond()).hasValue(200);
    }

    @Test
    void nothing_is_written_over_and_nothing_half() throws IOException {
        Files.createDirectory(root());
        ClipFolder.withClips(root());
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "keep");
        assertThatThrownBy(() -> TableImport.of(delivery("casme2-2014", ""), full))
                .isInstanceOf(ComponentException.class)
                .hasMessage("%s holds something already; name a new folder", full);
        assertThatThrownBy(() -> TableImport.of(delivery("casme2-2014", "elsewhere/{sample}"), folder.resolve("out")))
                .hasMessageStartingWith("none of 3 clips has frames: there is no 'elsewhere/EP02_01f' in");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static Dataset open(Path manifest) {
        ManifestProvider provider = new ManifestProvider();
        return provider.open(Options.of(
                provider.options(),
                Map.of("manifest", manifest.toString(), "detector", "none", "crop", 32, "frames", 4)));
    }

    private Delivery delivery(String form, String folders) {
        return new Delivery(
                form,
                List.of(root().resolve("coding.csv")),
                root(),
                folders,
                "",
                "",
                new Policy("digits", "table", "drop", false));
    }
}
