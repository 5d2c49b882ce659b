package org.aullm.app.predict;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.aullm.api.vision.Picture;
import org.aullm.report.prediction.Closeup.Arrow;

/**
 * A frame with a box around the face, arrows where it has moved up to an apex, and beside it a bar for each unit with its
 * threshold.
 */
final class OverlayPicture {

    private static final int WIDEST = 960;
    private static final int LOWEST = 240;
    private static final int PANEL = 196;
    private static final int ROW = 22;
    private static final int MARGIN = 12;
    private static final int NAME = 48;
    private static final Color PAPER = new Color(0x15181d);
    private static final Color INK = new Color(0xe4e2dc);
    private static final Color SOFT = new Color(0x9ca5b1);
    private static final Color RULE = new Color(0x343a44);
    private static final Color PRESENT = new Color(0xe88042);
    private static final Color MOTION = new Color(0x6fd3f2);
    private static final double HEAD = 0.35;
    private static final double HEAD_ANGLE = 2.6;
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private final List<Integer> units;
    private final List<Double> thresholds;
    private final double scale;
    private final int width;
    private final int height;

    /**
     * For frames of one size.
     *
     * @param thresholds of the units
     */
    OverlayPicture(Picture first, List<Integer> units, List<Double> thresholds) {
        this.units = units;
        this.thresholds = thresholds;
        this.scale = first.width() > WIDEST
                ? (double) WIDEST / first.width()
                : Math.max(1, (double) LOWEST / first.height());
        this.width = even(first.width() * scale);
        this.height = even(first.height() * scale);
    }

    // Video formats halve both sides.
    private static int even(double length) {
        return Math.max(2, 2 * (int) Math.round(length / 2));
    }

    int width() {
        return width + PANEL;
    }

    int height() {
        return height;
    }

    /**
     * Draws one.
     *
     * @param arrows in the picture's pixels
     */
    BufferedImage of(Picture picture, FrameRow row, List<Arrow> arrows) {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, width(), height());
        pen.drawImage(Pictures.image(picture), 0, 0, width, height, null);
        row.face().ifPresent(face -> {
            pen.setColor(INK);
            pen.setStroke(new BasicStroke(1.5f));
            pen.draw(new Rectangle2D.Double(
                    face.x() * scale, face.y() * scale, face.width() * scale, face.height() * scale));
        });
        pen.setColor(MOTION);
        pen.setStroke(new BasicStroke(1.2f));
        arrows.forEach(arrow -> arrow(pen, arrow));
        panel(pen, row);
        pen.dispose();
        return image;
    }

    private void arrow(Graphics2D pen, Arrow arrow) {
        double x = arrow.toX() * scale;
        double y = arrow.toY() * scale;
        double right = x - arrow.x() * scale;
        double down = y - arrow.y() * scale;
        pen.draw(new Line2D.Double(x - right, y - down, x, y));
        for (double turn : new double[] {HEAD_ANGLE, -HEAD_ANGLE}) {
            double cos = HEAD * Math.cos(turn);
            double sin = HEAD * Math.sin(turn);
            pen.draw(new Line2D.Double(x, y, x + cos * right - sin * down, y + sin * right + cos * down));
        }
    }

    private void panel(Graphics2D pen, FrameRow row) {
        pen.setFont(TEXT);
        pen.setColor(SOFT);
        String state = row.face().isEmpty() ? "no face" : Double.isNaN(row.probabilities()[0]) ? "not judged" : "";
        pen.drawString(
                String.format(Locale.ROOT, "%.2f s   %s", row.seconds(), state), width + MARGIN, MARGIN + ROW / 2);
        int y = MARGIN + ROW;
        for (int unit : shown(row)) {
            bar(pen, y, unit, row.probabilities()[unit]);
            y += ROW;
        }
    }

    /** As many as there is room for, in their own order: those that stand out most. */
    private List<Integer> shown(FrameRow row) {
        int room = Math.max(1, (height - 2 * MARGIN - ROW) / ROW);
        List<Integer> all = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            all.add(unit);
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(unit -> thresholds.get(unit) - row.probabilities()[unit]))
                .limit(room)
                .sorted()
                .toList();
    }

    private void bar(Graphics2D pen, int y, int unit, double probability) {
        int from = width + MARGIN + NAME;
        int length = PANEL - NAME - 2 * MARGIN;
        boolean present = probability >= thresholds.get(unit);
        pen.setColor(present ? INK : SOFT);
        pen.drawString("AU" + units.get(unit), width + MARGIN, y + 13);
        pen.setColor(RULE);
        pen.fillRect(from, y + 3, length, 11);
        if (!Double.isNaN(probability)) {
            pen.setColor(present ? PRESENT : SOFT);
            pen.fillRect(from, y + 3, (int) Math.round(length * probability), 11);
        }
        pen.setColor(INK);
        int tick = from + (int) Math.round(length * thresholds.get(unit));
        pen.drawLine(tick, y + 1, tick, y + 15);
    }
}
