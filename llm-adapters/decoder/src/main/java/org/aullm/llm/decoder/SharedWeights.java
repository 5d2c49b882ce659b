package org.aullm.llm.decoder;

import java.io.IOException;
import java.nio.file.Path;
import org.aullm.llm.text.CacheFolder;
import org.aullm.tensor.safetensors.Checkpoint;
import org.aullm.tensor.safetensors.StoredType;
import org.aullm.tensor.safetensors.WidenedCopy;

/**
 * Where frozen FLOAT32 weights are mapped from. Copies lie in the folder {@code weights} of the cache.
 */
final class SharedWeights {

    private static final System.Logger LOG = System.getLogger(SharedWeights.class.getName());

    /** Fewer numbers than this are not worth a file: each process widens its own. */
    private static final long LEAST = 4_000_000;

    private SharedWeights() {}

    /** The checkpoint itself, or its copy in FLOAT32. */
    static Path of(Path folder) {
        return of(folder, CacheFolder.of("weights"), LEAST);
    }

    static Path of(Path folder, Path cache, long least) {
        if (halves(folder) < least) {
            return folder;
        }
        try {
            return WidenedCopy.of(folder, cache);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "No copy of ''{0}'' in FLOAT32 can be kept in ''{1}'' ({2}), so every process holds one of its own."
                            + " Set AULLM_CACHE to a folder that can be written.",
                    folder,
                    cache,
                    e);
            return folder;
        }
    }

    /** Numbers that are stored in half precision. */
    private static long halves(Path folder) {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            return checkpoint.names().stream()
                    .filter(name -> checkpoint.type(name) == StoredType.BF16 || checkpoint.type(name) == StoredType.F16)
                    .mapToLong(name -> checkpoint.shape(name).size())
                    .sum();
        }
    }
}
