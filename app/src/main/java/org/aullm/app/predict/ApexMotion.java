package org.aullm.app.predict;

import java.util.List;
import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Point;
import org.aullm.report.prediction.Closeup.Arrow;

/**
 * How a face has moved from the beginning of a window to its apex, as arrows upon the whole frame.
 *
 * @param seconds of the apex
 * @param arrows in pixels of the frame
 */
record ApexMotion(double seconds, List<Arrow> arrows) {

    /** How many times longer than the motion arrows are. */
    static final double LONGER = 5;

    ApexMotion {
        arrows = List.copyOf(arrows);
    }

    /** That of a window. */
    static ApexMotion of(ClipTools tools, Window window, int apex) {
        Picture first = window.crops().get(0);
        Flow flow = tools.flow(first, window.crops().get(apex));
        Alignment alignment = window.alignment();
        double width = flow.width();
        double height = flow.height();
        return new ApexMotion(
                window.lines().get(apex).millis() / 1000,
                Arrows.of(flow, LONGER).stream()
                        .map(arrow -> arrow(
                                alignment.place(arrow.x() / width, arrow.y() / height),
                                alignment.place(arrow.toX() / width, arrow.toY() / height)))
                        .toList());
    }

    private static Arrow arrow(Point from, Point to) {
        return new Arrow(from.x(), from.y(), to.x(), to.y());
    }
}
