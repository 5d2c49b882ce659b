package org.aullm.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.aullm.api.ActionUnit;
import org.aullm.core.explain.Faithfulness;
import org.aullm.report.model.EvidenceMap;
import org.aullm.report.model.UnitRelations;
import org.aullm.report.prediction.Closeup;
import org.aullm.report.prediction.InputReport;
import org.aullm.report.prediction.Timeline;
import org.aullm.report.prediction.UnitScore;

/** What might have been found in an input, with invented numbers. */
public final class MadeUpInput {

    private static final int SIZE = 112;
    private static final int POINTS = 90;

    private MadeUpInput() {}

    /**
     * A video with everything that a page can show.
     *
     * @param text stands wherever a user or a model puts words
     */
    public static InputReport video(String text) {
        return new InputReport(
                text,
                facts(text),
                List.of(text, "The face is dark in 2 of 11 windows."),
                scores(),
                Optional.of(timeline()),
                Optional.of(closeup(text)),
                Optional.of(relations()),
                Optional.of(new InputReport.Words(
                        "Say what moves.",
                        text,
                        "The language model decoder (nano)",
                        new Faithfulness(OptionalDouble.of(0.123), OptionalDouble.of(0.02)))),
                Optional.of(List.of("AU6 + AU12, which EMFACS lists for happiness")),
                facts(text),
                facts(text));
    }

    /** A clip of which nothing is known but its probabilities, none of them above its threshold. */
    public static InputReport bare() {
        return new InputReport(
                "clip 7",
                Map.of(),
                List.of(),
                List.of(new UnitScore(new ActionUnit(12), 0.25, 0.5, OptionalDouble.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("name", "model"),
                Map.of());
    }

    private static Map<String, String> facts(String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("video of", "90 frames");
        facts.put("note", text);
        return facts;
    }

    private static List<UnitScore> scores() {
        List<UnitScore> scores = new ArrayList<>();
        for (int i = 0; i < MadeUp.UNITS.size(); i++) {
            scores.add(new UnitScore(
                    new ActionUnit(MadeUp.UNITS.get(i)), 0.1 + 0.11 * i, 0.3 + 0.05 * i, OptionalDouble.of(0.25 * i)));
        }
        return scores;
    }

    private static Timeline timeline() {
        List<Double> seconds = new ArrayList<>();
        List<Double> face = new ArrayList<>();
        List<Double> eyes = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            seconds.add(i / 30.0);
            face.add(bump(i, 40, 9));
            eyes.add(2 * bump(i, 60, 2));
        }
        List<List<Double>> probabilities = new ArrayList<>();
        for (int unit = 0; unit < MadeUp.UNITS.size(); unit++) {
            double highest = 0.1 + 0.11 * unit;
            probabilities.add(face.stream().map(value -> highest * value).toList());
        }
        return new Timeline(
                seconds,
                probabilities,
                List.of(new Timeline.Motion("face", face), new Timeline.Motion("eyes", eyes)),
                "percent of the width",
                List.of(1.33));
    }

    private static double bump(int at, int middle, int width) {
        double away = (double) (at - middle) / width;
        return Math.exp(-away * away);
    }

    private static Closeup closeup(String text) {
        List<Double> shares = new ArrayList<>();
        for (int place = 0; place < 49; place++) {
            shares.add(place / 48.0);
        }
        return new Closeup(
                text,
                SIZE,
                SIZE,
                Optional.of(face()),
                List.of(new Closeup.Arrow(40, 80, 34, 74), new Closeup.Arrow(72, 80, 78, 74)),
                5,
                Optional.of(new EvidenceMap(text, 7, 7, shares)));
    }

    private static byte[] face() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillOval(16, 8, 80, 98);
        pen.setColor(Color.BLACK);
        pen.fillOval(34, 38, 10, 6);
        pen.fillOval(68, 38, 10, 6);
        pen.drawArc(40, 70, 32, 16, 180, 180);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static UnitRelations relations() {
        int units = MadeUp.UNITS.size();
        List<List<Double>> attention = new ArrayList<>();
        List<List<Double>> prior = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            List<Double> heard = new ArrayList<>();
            List<Double> given = new ArrayList<>();
            for (int other = 0; other < units; other++) {
                heard.add(other == unit ? 0.65 : 0.05);
                given.add(Math.abs(unit - other) == 1 ? 1.0 : 0.0);
            }
            attention.add(heard);
            prior.add(given);
        }
        return new UnitRelations(MadeUp.UNITS, 1, attention, prior, List.of());
    }
}
