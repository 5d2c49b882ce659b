package org.aullm.datasets.clip;

import java.util.List;
import org.aullm.api.vision.Face;

/**
 * The face that a clip is of.
 *
 * @param face the surest
 * @param among of how many
 */
record FoundFace(Face face, int among) {

    /** What a user should know of it. */
    List<String> remarks() {
        return among > 1 ? List.of("%d faces, of which the surest was taken".formatted(among)) : List.of();
    }

    /** As one line, and back with {@link #read}. */
    String text() {
        return among + " " + FaceText.of(face);
    }

    static FoundFace read(String text) {
        int gap = text.indexOf(' ');
        return new FoundFace(FaceText.read(text.substring(gap + 1)), Integer.parseInt(text.substring(0, gap)));
    }
}
