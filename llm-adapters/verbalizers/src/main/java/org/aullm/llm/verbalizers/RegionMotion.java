package org.aullm.llm.verbalizers;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the skin of one region moves on average.
 *
 * @param right to the picture's right, in the data's unit, motion of the whole head taken out
 * @param down downwards, likewise
 */
record RegionMotion(Region region, double right, double down) {

    /** The motion of every region that has at least one pixel, strongest first. */
    static List<RegionMotion> of(Shape shape, FloatBuffer flow) {
        int height = (int) shape.get(1);
        int width = (int) shape.get(2);
        int plane = height * width;
        double headRight = median(flow, 0, plane);
        double headDown = median(flow, plane, plane);
        List<RegionMotion> motions = new ArrayList<>();
        for (Region region : Region.ALL) {
            mean(region, flow, height, width)
                    .ifPresent(mean ->
                            motions.add(new RegionMotion(region, mean.right - headRight, mean.down - headDown)));
        }
        motions.sort(Comparator.comparingDouble(RegionMotion::size).reversed());
        return motions;
    }

    /** Most of a face is still in a micro-expression, so the median is what the head does. */
    private static double median(FloatBuffer flow, int from, int count) {
        float[] values = new float[count];
        flow.get(from, values);
        Arrays.sort(values);
        return (values[(count - 1) / 2] + values[count / 2]) / 2.0;
    }

    private static Optional<RegionMotion> mean(Region region, FloatBuffer flow, int height, int width) {
        double right = 0;
        double down = 0;
        int count = 0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (region.holds((2 * column + 1.0) / width - 1, (2 * row + 1.0) / height - 1)) {
                    right += flow.get(row * width + column);
                    down += flow.get(height * width + row * width + column);
                    count++;
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new RegionMotion(region, right / count, down / count));
    }

    double size() {
        return Math.hypot(right, down);
    }

    /** {@code up and outwards}; a part below a third of the other is left out. */
    String direction() {
        List<String> words = new ArrayList<>();
        double strongest = Math.max(Math.abs(right), Math.abs(down));
        if (3 * Math.abs(down) >= strongest) {
            words.add(down > 0 ? "down" : "up");
        }
        if (3 * Math.abs(right) >= strongest) {
            words.add(sideways());
        }
        return String.join(" and ", words);
    }

    private String sideways() {
        if (region.side() == 0) {
            return right > 0 ? "to the right" : "to the left";
        }
        return right * region.side() > 0 ? "outwards" : "inwards";
    }
}
