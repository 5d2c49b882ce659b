package org.aullm.app.predict;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Picture;

/** A window that is being filled: the face was found in its first frame and is cropped from the same place in all others. */
final class Window {

    private final Face face;
    private final Alignment alignment;
    private final List<FrameLine> lines = new ArrayList<>();
    private final List<Picture> crops = new ArrayList<>();

    Window(Face face, Alignment alignment) {
        this.face = face;
        this.alignment = alignment;
    }

    void add(FrameLine line, Picture crop) {
        lines.add(line);
        crops.add(crop);
    }

    Face face() {
        return face;
    }

    Alignment alignment() {
        return alignment;
    }

    /** Its frames so far. */
    List<FrameLine> lines() {
        return lines;
    }

    /** The crops of these. */
    List<Picture> crops() {
        return crops;
    }

    int size() {
        return lines.size();
    }

    /** When its first frame was shown. */
    double begin() {
        return lines.get(0).millis();
    }

    /** When its last frame was shown. */
    double end() {
        return lines.get(lines.size() - 1).millis();
    }
}
