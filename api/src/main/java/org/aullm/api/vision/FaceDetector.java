package org.aullm.api.vision;

import java.util.List;
import org.aullm.api.Experimental;

/**
 * Finds faces. For one thread.
 *
 * @since 0.1.0
 */
@Experimental
public interface FaceDetector extends AutoCloseable {

    /**
     * The faces of a frame, the surest first; empty if there is none.
     *
     * @param source what the frame belongs to: a clip's {@code subject/sample}, a video's file name. Only detectors that
     *     look faces up need it
     */
    List<Face> detect(String source, Frame frame);

    @Override
    void close();
}
