package org.aullm.datasets.tools;

import java.util.List;
import org.aullm.api.vision.Picture;

/**
 * What a clip has in common with its copies and not with other clips of the same person: how it moves. Compared are a few
 * moments on a grid, whatever their size, brightness and compression; a copy whose border was cut off is framed alike first.
 */
final class Likeness {

    /** How many moments of a clip are looked at, evenly from its first frame to its last. */
    static final int MOMENTS = 9;

    private static final int FINE = 32;
    // Left out on each side of what was framed: it may show what the copy does not have.
    private static final int BORDER = 2;

    // Measured on made-up clips (docs/data.md). The first two only spare work: no copy came near them.
    private static final double FAR = 0.7;
    private static final double UNRELATED = 0.4;
    static final double LIMIT = 0.28;
    private static final double WEIGHT_OF_LOOKS = 0.25;

    private final List<Grid> fine;
    private final float[] looks;
    private final float[] motion;
    private final Grid still;

    private Likeness(List<Grid> fine) {
        this.fine = fine;
        List<Grid> grids = fine.stream().map(Grid::coarser).map(Grid::plain).toList();
        this.looks = joined(grids);
        this.motion = motion(grids.stream().map(Grid::coarser).toList());
        this.still = mean(fine).coarser().plain();
    }

    /** Of a clip's moments, in order. */
    static Likeness of(List<Picture> moments) {
        return new Likeness(
                moments.stream().map(moment -> Grid.of(moment, FINE).plain()).toList());
    }

    /** How far two clips are from being made of one another: 0 for the same, more than {@link #LIMIT} for no copies. */
    double from(Likeness other) {
        if (difference(still.levels(), other.still.levels()) > FAR || unrelated(motion, other.motion)) {
            return Double.POSITIVE_INFINITY;
        }
        double asTheyAre = unlikeness(looks, other.looks, fine.size());
        if (asTheyAre <= LIMIT) {
            return asTheyAre;
        }
        Framing framing = Framing.of(still, other.still);
        return unlikeness(
                inner(fine), inner(other.fine.stream().map(framing::of).toList()), fine.size());
    }

    /** Whether one of the two clips is made of the other. */
    boolean isCopyOf(Likeness other) {
        return from(other) <= LIMIT;
    }

    private static float[] inner(List<Grid> fine) {
        return joined(
                fine.stream().map(grid -> grid.inner(BORDER).coarser().plain()).toList());
    }

    /** Little of how they look, and how unlike they move: from 0, the same, to about 1, nothing in common. */
    private static double unlikeness(float[] one, float[] other, int moments) {
        int size = one.length / moments;
        double apart = 0;
        double ownMotion = 0;
        double otherMotion = 0;
        for (int i = size; i < one.length; i++) {
            double own = one[i] - one[i % size];
            double others = other[i] - other[i % size];
            apart += (own - others) * (own - others);
            ownMotion += own * own;
            otherMotion += others * others;
        }
        double most = Math.sqrt(ownMotion) + Math.sqrt(otherMotion);
        return WEIGHT_OF_LOOKS * difference(one, other) + (most == 0 ? 0 : Math.sqrt(apart) / most);
    }

    /** The root of the mean squared difference. */
    private static double difference(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum / one.length);
    }

    private static boolean unrelated(float[] one, float[] other) {
        double common = 0;
        double own = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            common += one[i] * other[i];
            own += one[i] * one[i];
            others += other[i] * other[i];
        }
        return common < UNRELATED * Math.sqrt(own * others);
    }

    private static float[] joined(List<Grid> grids) {
        int size = grids.get(0).levels().length;
        float[] joined = new float[grids.size() * size];
        for (int i = 0; i < grids.size(); i++) {
            System.arraycopy(grids.get(i).levels(), 0, joined, i * size, size);
        }
        return joined;
    }

    /** What changes from the first moment on. */
    private static float[] motion(List<Grid> grids) {
        float[] motion = joined(grids);
        int size = grids.get(0).levels().length;
        for (int i = motion.length - 1; i >= 0; i--) {
            motion[i] -= motion[i % size];
        }
        return motion;
    }

    private static Grid mean(List<Grid> grids) {
        float[] mean = new float[grids.get(0).levels().length];
        for (Grid grid : grids) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += grid.levels()[i] / grids.size();
            }
        }
        return new Grid(grids.get(0).side(), mean);
    }
}
