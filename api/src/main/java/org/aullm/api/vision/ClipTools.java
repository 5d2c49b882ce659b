package org.aullm.api.vision;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.Experimental;

/**
 * The way from a video or a folder of frames to evidence, with settings of one front end. A data set of clips takes the
 * same way, so a model that learned from it is shown the same thing again. For one thread.
 *
 * <pre>{@code
 * try (ClipTools tools = provider.open(options); FrameStream frames = tools.frames(video, false)) {
 *     Frame first = frames.next().orElseThrow();
 *     Alignment alignment = tools.alignment("video", first);              // once for a clip, never for each frame
 *     List<Picture> crops = ... tools.crop(frame.picture(), alignment) ... // keep as many as a window has
 *     Spotting spotting = tools.spot(crops);
 *     FloatBuffer evidence = tools.evidence(spec, crops, spotting.apex());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@Experimental
public interface ClipTools extends AutoCloseable {

    /** The names of files that can be opened, as endings with their dot, in lower case; folders of pictures always can. */
    List<String> endings();

    /**
     * Opens a video, a folder of frames in order of the numbers in their names, or a single picture.
     *
     * @param colour whether frames are RGB, for showing them; otherwise they are grey, which is all that evidence needs and
     *     decodes faster
     * @throws org.aullm.api.ComponentException if it is missing, not readable, holds no frame, or needs a native library
     *     that is not here; the message says which and what to do
     */
    FrameStream frames(Path input, boolean colour);

    /**
     * The faces of a frame, the surest first; empty if there is none. With the detector {@code none} it is the whole
     * picture.
     *
     * @param source as in {@link FaceDetector#detect}
     */
    List<Face> faces(String source, Frame frame);

    /** Where the crop of a face lies. Eyes decide where they are known, the box elsewhere. */
    Alignment alignment(Face face);

    /** The crop of the surest face of a frame; empty if there is none. */
    default Optional<Alignment> alignment(String source, Frame frame) {
        return faces(source, frame).stream().findFirst().map(this::alignment);
    }

    /**
     * The aligned crop, {@link #size()} pixels wide and high, grey or RGB as the picture is; beyond its edge the picture goes
     * on as it ends.
     */
    Picture crop(Picture picture, Alignment alignment);

    /** Rows and columns of a crop. */
    int size();

    /**
     * Where in a clip of crops the face has moved most from its first frame, whatever the front end does about apexes
     * itself. Takes a few milliseconds for each frame.
     */
    Spotting spot(List<Picture> crops);

    /**
     * The motion from one crop to another by the front end's method, with the head's motion removed if it does so.
     */
    Flow flow(Picture first, Picture second);

    /**
     * What a component is given of a clip: {@code spec.shape()} in C order, read-only, position 0. Grey levels are from 0 to
     * 255, flow is in percent of the picture's width, strain in percent. Frames are chosen and magnified as the front end
     * does; as many and as large as {@code spec} says.
     *
     * @param crops the clip from onset to offset, at least two
     * @param apex the index of the apex frame among them, from 0
     */
    FloatBuffer evidence(EvidenceSpec spec, List<Picture> crops, int apex);

    /** Everything that decides what evidence looks like, on one line, with versions; for results and fingerprints. */
    String described();

    /** Under which terms parts may be used that others have made, by part; for results. */
    default Map<String, String> terms() {
        return Map.of();
    }

    @Override
    void close();
}
