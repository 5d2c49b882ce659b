package org.aullm.llm.verbalizers;

import java.util.ArrayList;
import java.util.List;

/**
 * A named rectangle of an upright, aligned face that fills the picture.
 *
 * @param name what it is called in a sentence
 * @param side -1 on the picture's left, 1 on its right, 0 on the midline
 * @param left from -1 (the picture's left edge) to 1
 * @param top from -1 (the upper edge) to 1
 */
record Region(String name, int side, double left, double top, double right, double bottom) {

    /** 29 of them, as many as MELLM tells of (arXiv 2505.07007); their places are ours, for eyes at (0.34, -0.25). */
    static final List<Region> ALL = all();

    private static List<Region> all() {
        List<Region> regions = new ArrayList<>();
        for (int side : new int[] {-1, 1}) {
            regions.add(lateral("inner forehead", side, 0.00, -0.85, 0.32, -0.60));
            regions.add(lateral("outer forehead", side, 0.32, -0.85, 0.70, -0.60));
            regions.add(lateral("inner brow", side, 0.08, -0.60, 0.30, -0.36));
            regions.add(lateral("outer brow", side, 0.30, -0.60, 0.62, -0.36));
            regions.add(lateral("upper eyelid", side, 0.20, -0.36, 0.50, -0.25));
            regions.add(lateral("lower eyelid", side, 0.20, -0.25, 0.50, -0.12));
            regions.add(lateral("outer eye corner", side, 0.50, -0.36, 0.72, -0.12));
            regions.add(lateral("upper cheek", side, 0.24, -0.12, 0.62, 0.18));
            regions.add(lateral("wing of the nose", side, 0.06, 0.04, 0.24, 0.28));
            regions.add(lateral("lower cheek", side, 0.40, 0.18, 0.70, 0.60));
            regions.add(lateral("mouth corner", side, 0.20, 0.34, 0.40, 0.60));
            regions.add(lateral("jaw", side, 0.30, 0.62, 0.65, 0.95));
        }
        regions.add(new Region("space between the brows", 0, -0.08, -0.60, 0.08, -0.36));
        regions.add(new Region("bridge of the nose", 0, -0.08, -0.36, 0.08, 0.04));
        regions.add(new Region("upper lip", 0, -0.20, 0.28, 0.20, 0.46));
        regions.add(new Region("lower lip", 0, -0.20, 0.46, 0.20, 0.66));
        regions.add(new Region("chin", 0, -0.28, 0.66, 0.28, 0.95));
        return List.copyOf(regions);
    }

    private static Region lateral(String name, int side, double in, double top, double out, double bottom) {
        return side < 0
                ? new Region(name, side, 0 - out, top, 0 - in, bottom)
                : new Region(name, side, in, top, out, bottom);
    }

    /** The name with the side: {@code left inner brow}. Left and right are the picture's. */
    String title() {
        return side == 0 ? name : (side < 0 ? "left " : "right ") + name;
    }

    boolean holds(double x, double y) {
        return x >= left && x < right && y >= top && y < bottom;
    }
}
