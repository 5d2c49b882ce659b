package org.aullm.llm.text;

import java.nio.file.Path;
import java.util.Optional;

/** Where what is kept between runs lies. It may be deleted whenever nothing runs. */
public final class CacheFolder {

    private CacheFolder() {}

    /**
     * A folder of its own for one purpose, under the property {@code aullm.cache}, else the variable {@code AULLM_CACHE}, else
     * {@code XDG_CACHE_HOME/aullm}, else {@code ~/.cache/aullm}.
     */
    public static Path of(String purpose) {
        return given(System.getProperty("aullm.cache"))
                .or(() -> given(System.getenv("AULLM_CACHE")))
                .or(() -> given(System.getenv("XDG_CACHE_HOME")).map(folder -> folder.resolve("aullm")))
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".cache", "aullm"))
                .resolve(purpose);
    }

    private static Optional<Path> given(@org.jspecify.annotations.Nullable String folder) {
        return folder == null || folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
    }
}
