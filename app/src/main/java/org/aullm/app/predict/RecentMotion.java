package org.aullm.app.predict;

import java.util.List;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Point;

/**
 * How far face and eyes have moved within a tenth of a second: the mean length of the flow between two crops of one window,
 * at the eyes and elsewhere. Eyes are apart, because a blink moves more than most expressions. Ours; it judges nothing.
 */
final class RecentMotion {

    /** The stretch of time over which motion is measured. */
    static final double MILLIS = 100;

    // Of the crop. Lids and what is just below them, where lashes go when they close.
    private static final double ACROSS = 0.11;
    private static final double ABOVE = 0.07;
    private static final double BELOW = 0.09;
    // Where the front end puts eyes unless it is told otherwise.
    private static final List<Point> USUAL = List.of(new Point(0.33, 0.37), new Point(0.67, 0.37));
    private static final double PERCENT = 100;

    private final ClipTools tools;

    RecentMotion(ClipTools tools) {
        this.tools = tools;
    }

    /** Measures the last frame of a window. */
    void measure(Window window) {
        FrameLine last = window.lines().get(window.size() - 1);
        int before = window.size() - 2;
        // Times are rounded in files: a frame that is a tenth of a second old may be half a millisecond younger.
        while (before > 0 && last.millis() - window.lines().get(before).millis() < MILLIS - 0.5) {
            before--;
        }
        if (before < 0) {
            return;
        }
        Picture now = window.crops().get(window.size() - 1);
        Flow flow = tools.flow(window.crops().get(before), now);
        List<Point> eyes = eyes(window.face(), window.alignment());
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int y = 0; y < flow.height(); y++) {
            for (int x = 0; x < flow.width(); x++) {
                int place = y * flow.width() + x;
                int part = isAtEye(eyes, (x + 0.5) / flow.width(), (y + 0.5) / flow.height()) ? 1 : 0;
                sums[part] += Math.hypot(flow.u()[place], flow.v()[place]);
                counts[part]++;
            }
        }
        last.moved(
                PERCENT * sums[0] / (Math.max(1, counts[0]) * flow.width()),
                PERCENT * sums[1] / (Math.max(1, counts[1]) * flow.width()));
    }

    private static boolean isAtEye(List<Point> eyes, double s, double t) {
        return eyes.stream()
                .anyMatch(eye -> Math.abs(s - eye.x()) < ACROSS && t > eye.y() - ABOVE && t < eye.y() + BELOW);
    }

    /** Where eyes are in the crop, from 0 to 1. */
    static List<Point> eyes(Face face, Alignment alignment) {
        if (!face.hasEyes()) {
            return USUAL;
        }
        double square = alignment.a() * alignment.a() + alignment.b() * alignment.b();
        return face.landmarks().subList(0, 2).stream()
                .map(eye -> {
                    double x = eye.x() - alignment.x();
                    double y = eye.y() - alignment.y();
                    return new Point(
                            (alignment.a() * x + alignment.b() * y) / square,
                            (alignment.a() * y - alignment.b() * x) / square);
                })
                .toList();
    }
}
