package org.aullm.datasets.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A manifest by hand, in JSON Lines. */
final class ManifestContractTest extends DatasetContract {

    @TempDir
    private Path root;

    @BeforeEach
    void makeClips() throws IOException {
        ClipFolder.withClips(root);
        Files.writeString(root.resolve("dataset.yaml"), "manifest: 1\nname: lab\nlicence: CC0\nclips: clips.jsonl\n");
        Files.writeString(
                root.resolve("clips.jsonl"),
                """
                {"subject": "a", "path": "sub01/EP02_01f", "units": [4, 7], "apex": 50}
                {"subject": "b", "path": "sub02/EP01_01", "units": []}
                """);
    }

    @Override
    protected DatasetProvider provider() {
        return new ManifestProvider();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("manifest", root.toString(), "detector", "none", "crop", 32, "frames", 3);
    }
}
