package org.aullm.datasets.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every data set holds for this one. */
final class ClipsContractTest extends DatasetContract {

    @TempDir
    private Path root;

    @BeforeEach
    void makeClips() throws IOException {
        ClipFolder.withClips(root);
    }

    @Override
    protected DatasetProvider provider() {
        return new ClipsProvider();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of(
                "root", root.toString(), "table-form", "casme2-2014", "detector", "none", "crop", 32, "frames", 3);
    }
}
