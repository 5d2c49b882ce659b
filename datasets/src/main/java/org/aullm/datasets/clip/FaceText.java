package org.aullm.datasets.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Point;

/** A face as one line of numbers, and back, bit for bit. */
final class FaceText {

    private static final int OF_BOX = 5;

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

    static Face read(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            numbers.add(Double.parseDouble(word));
        }
        List<Point> landmarks = new ArrayList<>();
        for (int i = OF_BOX; i + 1 < numbers.size(); i += 2) {
            landmarks.add(new Point(numbers.get(i), numbers.get(i + 1)));
        }
        return new Face(
                new Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)), numbers.get(4), landmarks);
    }
}
