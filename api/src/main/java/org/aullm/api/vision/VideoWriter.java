package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * Writes a video, one picture after the other; nothing but the last one is held. The file is whole once it is closed. For
 * one thread.
 *
 * @since 0.1.0
 */
@Experimental
public interface VideoWriter extends AutoCloseable {

    /**
     * Adds a picture.
     *
     * @param picture grey or RGB, of the size that was said
     * @param millis when it is to be shown, milliseconds from the first one; more than that of the picture before
     * @throws org.aullm.api.ComponentException if it cannot be written
     */
    void add(Picture picture, double millis);

    /**
     * Ends the file.
     *
     * @throws org.aullm.api.ComponentException if it cannot be written
     */
    @Override
    void close();
}
