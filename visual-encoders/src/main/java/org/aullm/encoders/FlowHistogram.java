package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Numbers;

/** The main direction of motion in each region, as {@link FlowHistogramProvider} says. */
final class FlowHistogram extends FlowEncoder {

    /** Length, cosine and sine of the main direction. */
    static final int MAIN = 3;

    private final int grid;
    private final int bins;
    private final boolean whole;
    private final int height;
    private final int width;

    FlowHistogram(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, FlowHistogramProvider.ID, evidence, features);
        grid = build.options().get(FlowHistogramProvider.GRID);
        bins = build.options().get(FlowHistogramProvider.BINS);
        whole = build.options().get(FlowHistogramProvider.HISTOGRAM);
        height = (int) evidence.shape().get(1);
        width = (int) evidence.shape().get(2);
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        int batch = (int) pictures.getShape().get(0);
        int channels = MAIN + (whole ? bins : 0);
        int regions = grid * grid;
        double[] values = Numbers.doubles(pictures);
        float[] features = new float[batch * channels * regions];
        for (int i = 0; i < batch; i++) {
            for (int region = 0; region < regions; region++) {
                Region summary = summary(values, i * FlowPicture.CHANNELS * height * width, region);
                int to = i * channels * regions + region;
                features[to] = (float) summary.length();
                features[to + regions] = (float) summary.cosine();
                features[to + 2 * regions] = (float) summary.sine();
                for (int bin = 0; whole && bin < bins; bin++) {
                    features[to + (MAIN + bin) * regions] = (float) summary.shares()[bin];
                }
            }
        }
        NDArray map = Arrays.data(pictures.getManager(), features, pictures.getDataType(), batch, channels, grid, grid);
        return new Seen(map, flat(map));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Region(double length, double cosine, double sine, double[] shares) {}

    private Region summary(double[] values, int offset, int region) {
        int[] counts = new int[bins];
        double[] u = new double[bins];
        double[] v = new double[bins];
        double[] lengths = new double[bins];
        double total = 0;
        int area = height * width;
        for (int y = region / grid * height / grid; y < (region / grid + 1) * height / grid; y++) {
            for (int x = region % grid * width / grid; x < (region % grid + 1) * width / grid; x++) {
                double right = values[offset + y * width + x];
                double down = values[offset + area + y * width + x];
                double length = Math.hypot(right, down);
                int bin = bin(right, down);
                counts[bin]++;
                u[bin] += right;
                v[bin] += down;
                lengths[bin] += length;
                total += length;
            }
        }
        int main = 0;
        for (int bin = 1; bin < bins; bin++) {
            main = counts[bin] > counts[main] ? bin : main;
        }
        double across = u[main] / counts[main];
        double along = v[main] / counts[main];
        double length = Math.hypot(across, along);
        double[] shares = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            shares[bin] = total > 0 ? lengths[bin] / total : 0;
        }
        return new Region(length, length > 0 ? across / length : 0, length > 0 ? along / length : 0, shares);
    }

    /** Sectors of equal angle, the first from the right downwards. */
    private int bin(double right, double down) {
        double turn = Math.atan2(down, right) / (2 * Math.PI);
        int bin = (int) Math.floor((turn < 0 ? turn + 1 : turn) * bins);
        return Math.min(bin, bins - 1);
    }
}
