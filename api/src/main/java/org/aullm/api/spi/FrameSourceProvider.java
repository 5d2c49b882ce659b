package org.aullm.api.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.api.Experimental;
import org.aullm.api.vision.FrameStream;

/**
 * Provides frames from files that hold many of them: videos.
 *
 * @since 0.1.0
 */
@Experimental
public interface FrameSourceProvider extends Provider {

    /** The endings of the files it reads, with their dot, in lower case. */
    List<String> endings();

    /** Why it cannot work on this machine, such as a native library that is missing; empty if it can. May load it. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * Opens a file.
     *
     * @param colour whether frames are RGB; otherwise they are grey
     * @throws org.aullm.api.ComponentException if it cannot be read, naming it and what is wrong
     */
    FrameStream open(Path input, boolean colour);
}
