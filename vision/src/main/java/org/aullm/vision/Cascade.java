package org.aullm.vision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Box;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** A cascade of simple features (Viola and Jones) that OpenCV brings. For one thread. */
final class Cascade implements AutoCloseable {

    private final CascadeClassifier classifier;
    private final double step;
    private final int neighbours;

    /**
     * Something that was found.
     *
     * @param box where
     * @param hits how many windows agree
     */
    record Hit(Box box, int hits) {}

    /**
     * Reads a cascade.
     *
     * @param name of the file among OpenCV's own
     * @param step from one size of windows to the next
     * @param neighbours the fewest windows that must agree
     */
    Cascade(String name, double step, int neighbours) {
        this.step = step;
        this.neighbours = neighbours;
        this.classifier = new CascadeClassifier(file(name));
        if (classifier.empty()) {
            throw new ComponentException("OpenCV cannot read its own cascade %s".formatted(name));
        }
    }

    // It lies in the jar of the native library, and OpenCV reads files only.
    private static String file(String name) {
        String place = "org/bytedeco/opencv/%s/share/opencv4/haarcascades/%s".formatted(Loader.getPlatform(), name);
        URL found = opencv_core.class.getClassLoader().getResource(place);
        if (found == null) {
            throw new ComponentException("OpenCV's native library for %s comes without its cascade %s"
                    .formatted(Loader.getPlatform(), name));
        }
        try {
            return Loader.cacheResource(found).getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What it finds, the surest first.
     *
     * @param least the least width in pixels
     * @param most the greatest width in pixels
     */
    List<Hit> find(Mat grey, int least, int most) {
        List<Hit> hits = new ArrayList<>();
        try (RectVector boxes = new RectVector();
                IntPointer counts = new IntPointer();
                Size smallest = new Size(least, least);
                Size largest = new Size(most, most)) {
            classifier.detectMultiScale2(grey, boxes, counts, step, neighbours, 0, smallest, largest);
            for (int i = 0; i < boxes.size(); i++) {
                Rect box = boxes.get(i);
                hits.add(new Hit(new Box(box.x(), box.y(), box.width(), box.height()), counts.get(i)));
            }
        }
        hits.sort(Comparator.comparingInt((Hit hit) -> -hit.hits())
                .thenComparingDouble(hit -> -hit.box().width())
                .thenComparingDouble(hit -> hit.box().x())
                .thenComparingDouble(hit -> hit.box().y()));
        return hits;
    }

    @Override
    public void close() {
        classifier.close();
    }
}
