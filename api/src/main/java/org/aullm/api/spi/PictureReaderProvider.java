package org.aullm.api.spi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.aullm.api.Experimental;
import org.aullm.api.vision.Picture;

/**
 * Provides a way of reading single pictures: JPEG, PNG and BMP.
 *
 * @since 0.1.0
 */
@Experimental
public interface PictureReaderProvider extends Provider {

    /** Why it cannot work on this machine, such as a native library that is missing; empty if it can. May load it. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * Reads a picture. Several threads may do so at once.
     *
     * @param colour whether it is to be RGB; otherwise it is grey
     * @param remarks takes what was changed on the way, such as 16 bits to 8
     * @throws org.aullm.api.ComponentException if it cannot be read whole, naming it and what is wrong
     */
    Picture read(Path file, boolean colour, Consumer<String> remarks);
}
