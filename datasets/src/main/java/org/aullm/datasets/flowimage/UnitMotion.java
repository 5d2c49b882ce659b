package org.aullm.datasets.flowimage;

import java.util.List;
import java.util.Map;

/**
 * Where and how skin moves for each action unit, on an upright face that fills the picture.
 *
 * @param lateral distance of the centre from the midline, on both sides, in half widths
 * @param y height of the centre, from -1 (top) to 1
 * @param spreadX standard deviation of the Gaussian fall-off across
 * @param spreadY the same down
 * @param outward motion away from the midline at the centre, relative to the clip's amplitude
 * @param down motion downwards, relative to the same
 */
record UnitMotion(double lateral, double y, double spreadX, double spreadY, double outward, double down) {

    // Eyes at (0.34, -0.25), brows 0.2 above them, wings of the nose at (0.14, 0.19), mouth corners at (0.30, 0.47),
    // chin at 0.82. Neighbours share places on purpose: 6 and 7, 12, 14 and 15, 1 and 2, 5 and 7.
    private static final Map<Integer, List<UnitMotion>> TABLE = Map.ofEntries(
            Map.entry(1, List.of(new UnitMotion(0.18, -0.46, 0.13, 0.13, 0, -1))),
            Map.entry(2, List.of(new UnitMotion(0.48, -0.46, 0.15, 0.13, 0, -1))),
            Map.entry(4, List.of(new UnitMotion(0.18, -0.44, 0.13, 0.13, -0.6, 0.8))),
            Map.entry(5, List.of(new UnitMotion(0.34, -0.30, 0.14, 0.06, 0, -0.9))),
            Map.entry(6, List.of(new UnitMotion(0.38, -0.05, 0.19, 0.13, -0.2, -0.8))),
            Map.entry(7, List.of(new UnitMotion(0.34, -0.19, 0.14, 0.06, -0.3, -0.8))),
            Map.entry(
                    9,
                    List.of(
                            new UnitMotion(0.12, 0.04, 0.09, 0.13, 0, -0.9),
                            new UnitMotion(0.16, -0.42, 0.10, 0.10, -0.2, 0.4))),
            Map.entry(10, List.of(new UnitMotion(0.14, 0.34, 0.13, 0.09, 0, -0.9))),
            Map.entry(
                    12,
                    List.of(
                            new UnitMotion(0.31, 0.46, 0.15, 0.13, 0.8, -0.7),
                            new UnitMotion(0.38, 0.10, 0.15, 0.12, 0, -0.3))),
            Map.entry(14, List.of(new UnitMotion(0.32, 0.47, 0.10, 0.09, 0.9, 0.1))),
            Map.entry(15, List.of(new UnitMotion(0.30, 0.51, 0.13, 0.11, 0.1, 0.9))),
            Map.entry(
                    17,
                    List.of(
                            new UnitMotion(0.10, 0.80, 0.15, 0.12, 0, -0.8),
                            new UnitMotion(0.10, 0.57, 0.15, 0.07, 0, -0.4))));

    /** The motions of a unit. */
    static List<UnitMotion> of(int unit) {
        return TABLE.getOrDefault(unit, List.of());
    }

    /** Adds this motion on one side of a face: -1 for the picture's left, 1 for its right. */
    void addTo(FlowField field, Face face, int side, double amplitude) {
        field.bump(
                side * lateral * face.scaleX() + face.shiftX(),
                y * face.scaleY() + face.shiftY(),
                spreadX * face.scaleX(),
                spreadY * face.scaleY(),
                side * outward * amplitude,
                down * amplitude);
    }

    /** Where a subject's face lies in the picture. */
    record Face(double shiftX, double shiftY, double scaleX, double scaleY) {
        /** A face that fills the picture. */
        static final Face UPRIGHT = new Face(0, 0, 1, 1);
    }
}
