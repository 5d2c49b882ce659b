package org.aullm.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.FaceDetector;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Point;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;

/** Faces by OpenCV's wrapper of the network YuNet. */
final class YunetDetector implements FaceDetector {

    private static final String FORM = "ONNX";
    private static final int LONGER_SIDE = 640;
    private static final float SAME_FACE = 0.3f;
    private static final int MOST = 5000;
    private static final int LANDMARKS = 5;
    // A row of what it finds: box, five landmarks, score.
    private static final int SCORE = 4 + 2 * LANDMARKS;

    private final FaceDetectorYN network;
    private final int leastFace;

    private YunetDetector(FaceDetectorYN network, int leastFace) {
        this.network = network;
        this.leastFace = leastFace;
    }

    /**
     * Reads a model and tries it.
     *
     * @param leastScore faces less sure than this are left out
     * @param leastFace the least width of a face, percent of the frame's height
     * @throws ComponentException if the file is missing or no such model
     */
    static YunetDetector read(Path file, double leastScore, int leastFace) {
        if (!Files.isRegularFile(file)) {
            throw new ComponentException(("%s does not exist; detector '%s' needs a model in ONNX form, such as"
                            + " face_detection_yunet_2023mar.onnx of OpenCV's model zoo; none is shipped")
                    .formatted(file, YunetProvider.ID));
        }
        try (BytePointer model = new BytePointer(Files.readAllBytes(file));
                BytePointer none = new BytePointer();
                BytePointer form = new BytePointer(FORM);
                Size size = new Size(LONGER_SIDE, LONGER_SIDE)) {
            FaceDetectorYN network =
                    FaceDetectorYN.create(form, model, none, size, (float) leastScore, SAME_FACE, MOST, 0, 0);
            YunetDetector detector = new YunetDetector(network, leastFace);
            // Whether it gives what YuNet gives shows only when it is run.
            detector.detect("", new Frame(1, 0, Picture.grey(LANDMARKS, LANDMARKS, new byte[LANDMARKS * LANDMARKS])));
            return detector;
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new ComponentException(
                    "%s is no YuNet model that OpenCV can run: %s".formatted(file, Reasons.of(e)), e);
        }
    }

    @Override
    public List<Face> detect(String source, Frame frame) {
        Picture picture = frame.picture();
        double scale = Math.min(1, (double) LONGER_SIDE / Math.max(picture.width(), picture.height()));
        try (Mat whole = Mats.bgr(picture);
                Mat small = Mats.resized(whole, scale);
                Size size = new Size(small.cols(), small.rows());
                Mat found = new Mat()) {
            network.setInputSize(size);
            network.detect(small, found);
            return faces(found, scale, picture.height() * leastFace / 100.0);
        }
    }

    private static List<Face> faces(Mat found, double scale, double least) {
        List<Face> faces = new ArrayList<>();
        if (found.empty()) {
            return faces;
        }
        try (FloatIndexer rows = found.createIndexer()) {
            for (int i = 0; i < found.rows(); i++) {
                double width = rows.get(i, 2) / scale;
                if (width >= least) {
                    Box box = new Box(rows.get(i, 0) / scale, rows.get(i, 1) / scale, width, rows.get(i, 3) / scale);
                    faces.add(new Face(box, rows.get(i, SCORE), landmarks(rows, i, scale)));
                }
            }
        }
        faces.sort(Comparator.comparingDouble((Face face) -> -face.score()));
        return faces;
    }

    // The person's right eye comes first, which is on the picture's left.
    private static List<Point> landmarks(FloatIndexer rows, int face, double scale) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < LANDMARKS; i++) {
            points.add(new Point(rows.get(face, 4 + 2 * i) / scale, rows.get(face, 5 + 2 * i) / scale));
        }
        return points;
    }

    @Override
    public void close() {
        network.close();
    }
}
