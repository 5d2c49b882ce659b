package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Numbers;

/** Histograms of binary patterns in three planes, as {@link LbpTopProvider} says. */
final class LbpTop extends FrameEncoder {

    static final int PLANES = 3;

    // The two axes of each plane: 0 is x, 1 is y, 2 is time.
    private static final int[][] AXES = {{0, 1}, {0, 2}, {1, 2}};

    private final int grid;
    private final int[] radii;
    private final int[] sizes;

    LbpTop(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, LbpTopProvider.ID, evidence, features);
        grid = build.options().get(LbpTopProvider.GRID);
        int radius = build.options().get(LbpTopProvider.RADIUS);
        radii = new int[] {radius, radius, build.options().get(LbpTopProvider.TIME_RADIUS)};
        Shape shape = evidence.shape();
        sizes = new int[] {(int) shape.get(3), (int) shape.get(2), (int) shape.get(1)};
    }

    @Override
    VisualFeatures look(NDArray frames, Mode mode) {
        int batch = (int) frames.getShape().get(0);
        double[] values = Numbers.doubles(frames);
        int clip = values.length / batch;
        int length = PLANES * BinaryPatterns.BINS * grid * grid;
        float[] histograms = new float[batch * length];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(of(values, i * clip), 0, histograms, i * length, length);
        }
        NDArray mid = Arrays.data(
                frames.getManager(),
                histograms,
                frames.getDataType(),
                batch,
                (long) PLANES * BinaryPatterns.BINS,
                1,
                grid,
                grid);
        return new VisualFeatures(mid, flat(mid));
    }

    /** One clip's shares of bins, (planes x bins, grid, grid). */
    private float[] of(double[] values, int offset) {
        int blocks = grid * grid;
        int[] counts = new int[PLANES * BinaryPatterns.BINS * blocks];
        int[] points = new int[blocks];
        int width = sizes[0];
        int area = width * sizes[1];
        int[] strides = {1, width, area};
        int[][] offsets = new int[PLANES][BinaryPatterns.NEIGHBOURS];
        for (int plane = 0; plane < PLANES; plane++) {
            for (int p = 0; p < BinaryPatterns.NEIGHBOURS; p++) {
                int first = AXES[plane][0];
                int second = AXES[plane][1];
                offsets[plane][p] = BinaryPatterns.right(p, radii[first]) * strides[first]
                        + BinaryPatterns.down(p, radii[second]) * strides[second];
            }
        }
        for (int t = radii[2]; t < sizes[2] - radii[2]; t++) {
            for (int y = radii[1]; y < sizes[1] - radii[1]; y++) {
                for (int x = radii[0]; x < width - radii[0]; x++) {
                    int at = offset + t * area + y * width + x;
                    int block = block(y, 1) * grid + block(x, 0);
                    points[block]++;
                    for (int plane = 0; plane < PLANES; plane++) {
                        int bin = BinaryPatterns.bin(code(values, at, offsets[plane]));
                        counts[(plane * BinaryPatterns.BINS + bin) * blocks + block]++;
                    }
                }
            }
        }
        float[] shares = new float[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) counts[i] / points[i % blocks];
        }
        return shares;
    }

    private int block(int place, int axis) {
        int inner = sizes[axis] - 2 * radii[axis];
        return (place - radii[axis]) * grid / inner;
    }

    private static int code(double[] values, int at, int[] offsets) {
        int code = 0;
        for (int p = 0; p < offsets.length; p++) {
            code |= values[at + offsets[p]] >= values[at] ? 1 << p : 0;
        }
        return code;
    }
}
