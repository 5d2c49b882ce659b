package org.aullm.datasets.clip;

import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Point;

/**
 * Where the crop of a face lies: one similarity for a whole clip, because boxes found anew in each frame jump by more than a
 * micro-expression moves.
 *
 * @param eyeDistance distance of the eyes in the crop, a share of its width
 * @param eyeLine height of the eyes in the crop, a share of its height from the top
 * @param margin what is added around a box where the eyes are not known, on each side, a share of its width
 */
record Placing(double eyeDistance, double eyeLine, double margin) {

    Alignment of(Face face) {
        return face.hasEyes() ? byEyes(face.landmarks().get(0), face.landmarks().get(1)) : byBox(face.box());
    }

    private Alignment byEyes(Point left, Point right) {
        // The vector between the eyes is (eyeDistance, 0) in the crop.
        double a = (right.x() - left.x()) / eyeDistance;
        double b = (right.y() - left.y()) / eyeDistance;
        double s = (1 - eyeDistance) / 2;
        return new Alignment(a, b, left.x() - (a * s - b * eyeLine), left.y() - (b * s + a * eyeLine));
    }

    private Alignment byBox(Box box) {
        double side = Math.max(box.width(), box.height()) * (1 + 2 * margin);
        return new Alignment(side, 0, box.x() + (box.width() - side) / 2, box.y() + (box.height() - side) / 2);
    }
}
