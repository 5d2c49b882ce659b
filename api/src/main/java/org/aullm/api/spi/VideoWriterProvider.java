package org.aullm.api.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Experimental;
import org.aullm.api.vision.VideoWriter;

/**
 * Provides a way of writing videos, for people to look at.
 *
 * @since 0.1.0
 */
@Experimental
public interface VideoWriterProvider extends Provider {

    /** The endings of the files that it writes, with their dot, in lower case; first the one that most programs can show. */
    List<String> endings();

    /** Why it cannot work on this machine, such as a native library that is missing; empty if it can. May load it. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * Begins a file; one that is there is replaced.
     *
     * @param file where; its ending, one of {@link #endings}, decides its form
     * @param width of all its pictures
     * @param height of all its pictures
     * @throws org.aullm.api.ComponentException if it cannot work here or the file cannot be written
     */
    VideoWriter create(Path file, int width, int height);
}
