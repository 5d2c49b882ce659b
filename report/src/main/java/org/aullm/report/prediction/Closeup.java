package org.aullm.report.prediction;

import java.util.List;
import java.util.Optional;
import org.aullm.report.model.EvidenceMap;

/**
 * The moment at which most was found.
 *
 * @param title when and what it is, as a phrase
 * @param width of the picture, in pixels; arrows are in the same
 * @param height of the picture
 * @param picture as PNG; empty where only motion is known
 * @param arrows how places have moved
 * @param magnified how many times longer than the motion the arrows are
 * @param evidence how much each place of the feature map counted; empty where the model does not say
 */
public record Closeup(
        String title,
        int width,
        int height,
        Optional<byte[]> picture,
        List<Arrow> arrows,
        double magnified,
        Optional<EvidenceMap> evidence) {
    public Closeup {
        arrows = List.copyOf(arrows);
    }

    /** From one place to another. */
    public record Arrow(double x, double y, double toX, double toY) {}
}
