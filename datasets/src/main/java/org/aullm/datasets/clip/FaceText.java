package org.aullm.datasets.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Point;

/** A face as one line of numbers, and back, bit for bit. A line that another version has written may be no face. */
final class FaceText {

    private static final int OF_BOX = 5;
    // A box and its score, with no, two or five landmarks.
    private static final Set<Integer> LENGTHS = Set.of(OF_BOX, OF_BOX + 4, OF_BOX + 10);

    private FaceText() {}

    static String of(Face face) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %s %s %s %s",
                face.box().x(),
                face.box().y(),
                face.box().width(),
                face.box().height(),
                face.score()));
        face.landmarks()
                .forEach(point -> text.append(' ').append(point.x()).append(' ').append(point.y()));
        return text.toString();
    }

    /** The face of a line; empty if it is not one that {@link #of} writes. */
    static Optional<Face> read(String text) {
        List<Double> numbers = new ArrayList<>();
        try {
            for (String word : text.split(" ", -1)) {
                numbers.add(Double.parseDouble(word));
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (!LENGTHS.contains(numbers.size()) || !numbers.stream().allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        List<Point> landmarks = new ArrayList<>();
        for (int i = OF_BOX; i < numbers.size(); i += 2) {
            landmarks.add(new Point(numbers.get(i), numbers.get(i + 1)));
        }
        Box box = new Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        return box.width() > 0 && box.height() > 0
                ? Optional.of(new Face(box, numbers.get(4), landmarks))
                : Optional.empty();
    }
}
