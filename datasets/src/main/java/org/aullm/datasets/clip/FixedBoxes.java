package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.api.vision.FaceDetector;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.Point;
import org.aullm.datasets.CsvTable;

/**
 * Faces by source and frame. A row without a frame number is for all frames of its source, so that one row for each clip is
 * enough.
 */
final class FixedBoxes implements FaceDetector {

    private static final List<String> COLUMNS = List.of("source", "frame", "x", "y", "width", "height");
    private static final List<String> EYES = List.of("left_eye_x", "left_eye_y", "right_eye_x", "right_eye_y");

    private final Map<String, List<Face>> faces;

    private FixedBoxes(Map<String, List<Face>> faces) {
        this.faces = faces;
    }

    static FixedBoxes read(Path file) {
        Map<String, List<Face>> faces = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.read(file, COLUMNS).rows()) {
            Box box = new Box(number(row, "x"), number(row, "y"), size(row, "width"), size(row, "height"));
            faces.computeIfAbsent(key(row.required("source"), row.get("frame")), key -> new ArrayList<>())
                    .add(new Face(box, 1, eyes(row)));
        }
        return new FixedBoxes(faces);
    }

    @Override
    public List<Face> detect(String source, Frame frame) {
        List<Face> exact = faces.get(key(source, Integer.toString(frame.number())));
        return List.copyOf(exact != null ? exact : faces.getOrDefault(key(source, ""), List.of()));
    }

    private static List<Point> eyes(CsvTable.Row row) {
        if (EYES.stream().anyMatch(column -> row.find(column).isEmpty())) {
            return List.of();
        }
        return List.of(
                new Point(number(row, "left_eye_x"), number(row, "left_eye_y")),
                new Point(number(row, "right_eye_x"), number(row, "right_eye_y")));
    }

    private static double size(CsvTable.Row row, String column) {
        double value = number(row, column);
        if (value <= 0) {
            throw row.broken("column %s is %s; a box has more than 0 pixels".formatted(column, row.get(column)));
        }
        return value;
    }

    private static double number(CsvTable.Row row, String column) {
        String text = row.required(column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw row.broken("column %s: '%s' is not a number".formatted(column, text));
        }
    }

    private static String key(String source, String frame) {
        return source + "\n" + frame;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
