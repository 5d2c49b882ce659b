package org.aullm.app.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aullm.api.vision.Box;
import org.aullm.api.vision.Face;
import org.aullm.core.result.ModelRecord;
import org.aullm.report.csv.CsvText;

/** The columns of {@code clips.csv} and {@code frames.csv}. Names of units have two digits, as in OpenFace's tables. */
final class Columns {

    private final ModelRecord model;

    Columns(ModelRecord model) {
        this.model = model;
    }

    /** The head of {@code clips.csv}. */
    String clips() {
        List<String> head = new ArrayList<>(List.of(
                "source", "clip", "start_ms", "apex_ms", "end_ms", "apex_source", "apex_confidence", "face_score"));
        for (int unit : model.config().units()) {
            head.add(name(unit) + "_p");
            head.add(name(unit));
        }
        return CsvText.line(head);
    }

    /** A line of {@code clips.csv}. */
    String line(ClipLine clip) {
        List<String> line = new ArrayList<>(List.of(
                clip.source(),
                clip.clip(),
                number(clip.startMillis(), 1),
                number(clip.apexMillis(), 1),
                number(clip.endMillis(), 1),
                clip.apexSource(),
                number(clip.apexConfidence(), 3),
                number(clip.faceScore(), 3)));
        for (int unit = 0; unit < clip.probabilities().length; unit++) {
            line.add(number(clip.probabilities()[unit], 6));
            line.add(judged(clip.probabilities()[unit], unit));
        }
        return CsvText.line(line);
    }

    /** The head of {@code frames.csv}; its first four columns are called as OpenFace calls them. */
    String frames() {
        List<String> head = new ArrayList<>(List.of(
                "frame",
                "timestamp",
                "confidence",
                "success",
                "face_x",
                "face_y",
                "face_width",
                "face_height",
                "motion",
                "eye_motion"));
        model.config().units().forEach(unit -> head.add(name(unit) + "_p"));
        model.config().units().forEach(unit -> head.add(name(unit) + "_c"));
        return CsvText.line(head);
    }

    /** A line of {@code frames.csv}. */
    String line(FrameLine frame) {
        Optional<Box> box = frame.face().map(Face::box);
        List<String> line = new ArrayList<>(List.of(
                Integer.toString(frame.number()),
                number(frame.millis() / 1000, 3),
                frame.face().map(face -> number(face.score(), 3)).orElse(""),
                frame.isJudged() && box.isPresent() ? "1" : "0",
                box.map(face -> number(face.x(), 1)).orElse(""),
                box.map(face -> number(face.y(), 1)).orElse(""),
                box.map(face -> number(face.width(), 1)).orElse(""),
                box.map(face -> number(face.height(), 1)).orElse(""),
                number(frame.motion(), 4),
                number(frame.eyeMotion(), 4)));
        int units = model.config().units().size();
        for (int unit = 0; unit < units; unit++) {
            line.add(number(frame.probability(unit), 6));
        }
        for (int unit = 0; unit < units; unit++) {
            line.add(judged(frame.probability(unit), unit));
        }
        return CsvText.line(line);
    }

    /** A unit's name: {@code AU01}. */
    private static String name(int unit) {
        return String.format(Locale.ROOT, "AU%02d", unit);
    }

    private String judged(double probability, int unit) {
        return Double.isNaN(probability) ? "" : probability >= model.threshold(unit) ? "1" : "0";
    }

    /** At most so many decimals, nothing for what is not known. */
    private static String number(double value, int decimals) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
