package org.aullm.vision;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.FaceDetector;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.Point;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Faces by one cascade, the eyes in the upper part of each by another. */
final class CascadeDetector implements FaceDetector {

    // Faces are looked for in a picture of at most so many rows: more cost more and find no more of the size asked for.
    private static final int ROWS = 480;
    // The cascade's own window is 20 pixels wide.
    private static final int SMALLEST = 24;
    private static final double FACE_STEP = 1.1;
    private static final int FACE_NEIGHBOURS = 3;

    // Eyes are looked for in a face of this many columns.
    private static final int FACE_WIDTH = 224;
    private static final double EYES_TOP = 0.15;
    private static final double EYES_BOTTOM = 0.62;
    private static final double LEAST_EYE = 0.13;
    private static final double MOST_EYE = 0.4;
    private static final double EYE_STEP = 1.05;
    private static final int EYE_NEIGHBOURS = 3;

    private final Cascade faces = new Cascade("haarcascade_frontalface_alt2.xml", FACE_STEP, FACE_NEIGHBOURS);
    private final Cascade eyes = new Cascade("haarcascade_eye.xml", EYE_STEP, EYE_NEIGHBOURS);
    private final int leastFace;

    /**
     * A detector.
     *
     * @param leastFace the least width of a face, percent of the frame's height
     */
    CascadeDetector(int leastFace) {
        this.leastFace = leastFace;
    }

    @Override
    public List<Face> detect(String source, Frame frame) {
        try (Mat whole = Mats.grey(frame.picture())) {
            double least = whole.rows() * leastFace / 100.0;
            double scale = Math.min(1, Math.max((double) ROWS / whole.rows(), SMALLEST / least));
            List<Face> found = new ArrayList<>();
            try (Mat small = Mats.resized(whole, scale)) {
                int most = Math.min(small.rows(), small.cols());
                for (Cascade.Hit hit : faces.find(small, (int) Math.max(SMALLEST, least * scale), most)) {
                    Box box = times(hit.box(), 1 / scale);
                    found.add(new Face(box, hit.hits(), eyes(whole, box)));
                }
            }
            return found;
        }
    }

    private static Box times(Box box, double factor) {
        return new Box(box.x() * factor, box.y() * factor, box.width() * factor, box.height() * factor);
    }

    private List<Point> eyes(Mat whole, Box face) {
        int left = (int) Math.max(0, face.x());
        int top = (int) Math.max(0, face.y() + EYES_TOP * face.height());
        int width = (int) Math.min(face.width(), whole.cols() - left);
        int height = (int) Math.min((EYES_BOTTOM - EYES_TOP) * face.height(), whole.rows() - top);
        if (width < 1 || height < 1) {
            return List.of();
        }
        double scale = FACE_WIDTH / face.width();
        try (Rect upper = new Rect(left, top, width, height);
                Mat part = new Mat(whole, upper);
                Mat scaled = Mats.resized(part, scale)) {
            var hits = eyes.find(scaled, (int) (LEAST_EYE * FACE_WIDTH), (int) (MOST_EYE * FACE_WIDTH));
            return EyePair.among(hits, FACE_WIDTH)
                    .map(pair -> pair.moved(1 / scale, left, top))
                    .orElse(List.of());
        }
    }

    @Override
    public void close() {
        faces.close();
        eyes.close();
    }
}
