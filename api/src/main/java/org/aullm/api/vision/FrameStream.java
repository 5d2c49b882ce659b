package org.aullm.api.vision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.aullm.api.Experimental;

/**
 * Frames one after the other, decoded when asked for. It holds one frame at a time, so that memory does not grow with its
 * length. For one thread.
 *
 * @since 0.1.0
 */
@Experimental
public interface FrameStream extends AutoCloseable {

    /** How many frames there are, where that is known before they are decoded. */
    OptionalInt count();

    /**
     * Frames in a second, where the source says so. Of a video with varying times it is the mean; {@link Frame#millis} is
     * right in any case.
     */
    OptionalDouble framesPerSecond();

    /**
     * The next frame, or nothing after the last one.
     *
     * @throws org.aullm.api.ComponentException if it cannot be decoded, naming the file and what is wrong with it
     */
    Optional<Frame> next();

    /**
     * What a user should know of how the frames so far were read, such as that 16 bits became 8. Each once, complete after
     * the last frame.
     */
    List<String> remarks();

    @Override
    void close();
}
