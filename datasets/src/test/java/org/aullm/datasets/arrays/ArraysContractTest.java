package org.aullm.datasets.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.aullm.api.spi.DatasetProvider;
import org.aullm.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three vectors in one file. */
final class ArraysContractTest extends DatasetContract {

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.writeString(folder.resolve("dataset.yaml"), "manifest: 1\nname: lab\nlicence: CC0\nclips: clips.csv\n");
        Files.writeString(folder.resolve("clips.csv"), "subject,sample,units\na,1,4+7\na,2,7\nb,1,-\n");
        Files.write(folder.resolve("f.npy"), Npy.floats(new int[] {3, 2}, 1, 2, 3, 4, 5, 6));
    }

    @Override
    protected DatasetProvider provider() {
        return new ArraysProvider();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("manifest", folder.toString(), "array", "f.npy");
    }
}
