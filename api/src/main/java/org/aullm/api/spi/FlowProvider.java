package org.aullm.api.spi;

import java.util.Optional;
import org.aullm.api.Experimental;
import org.aullm.api.option.Options;
import org.aullm.api.vision.FlowMethod;

/**
 * Provides a method of optical flow.
 *
 * @since 0.1.0
 */
@Experimental
public interface FlowProvider extends Provider {

    /** Why it cannot work on this machine, such as a native library that is missing; empty if it can. May load it. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * Makes one.
     *
     * @throws org.aullm.api.ComponentException if it cannot work here
     */
    FlowMethod create(Options options);
}
