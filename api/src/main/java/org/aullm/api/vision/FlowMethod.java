package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * A method of optical flow. The same pictures always give the same field. For one thread.
 *
 * @since 0.1.0
 */
@Experimental
public interface FlowMethod extends AutoCloseable {

    /** The motion from one grey picture to another of the same size. */
    Flow between(Picture first, Picture second);

    @Override
    void close();
}
