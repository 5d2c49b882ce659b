package org.aullm.api.spi;

import java.util.Optional;
import org.aullm.api.Experimental;
import org.aullm.api.option.Options;
import org.aullm.api.vision.FaceDetector;

/**
 * Provides a way of finding faces.
 *
 * @since 0.1.0
 */
@Experimental
public interface FaceDetectorProvider extends Provider {

    /** Why it cannot work on this machine, such as a native library that is missing; empty if it can. May load it. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * Under which terms may be used what it is made of besides code: a network's weights, a cascade. Shown with results;
     * empty if there is nothing.
     */
    default String licence() {
        return "";
    }

    /**
     * Makes one.
     *
     * @throws org.aullm.api.ComponentException if it cannot work here or a file that it needs is missing or broken
     */
    FaceDetector create(Options options);
}
