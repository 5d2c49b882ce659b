package org.aullm.datasets.clip;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aullm.api.vision.Face;

/**
 * The face that a clip is of.
 *
 * @param face the surest
 * @param among of how many
 */
record FoundFace(Face face, int among) {

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,4}) (.*)");

    /** What a user should know of it. */
    List<String> remarks() {
        return among > 1 ? List.of("%d faces, of which the surest was taken".formatted(among)) : List.of();
    }

    /** As one line, and back with {@link #read}. */
    String text() {
        return among + " " + FaceText.of(face);
    }

    /** What {@link #text} wrote; empty if this is something else. */
    static Optional<FoundFace> read(String text) {
        Matcher match = TEXT.matcher(text);
        return match.matches()
                ? FaceText.read(match.group(2)).map(face -> new FoundFace(face, Integer.parseInt(match.group(1))))
                : Optional.empty();
    }
}
