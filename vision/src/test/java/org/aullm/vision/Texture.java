package org.aullm.vision;

import java.util.Random;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;

/** A made-up surface whose levels are known between pixels too, so that any motion of it can be drawn exactly. */
final class Texture {

    private static final int WAVES = 40;
    private static final double[][] SURFACE = surface();

    private Texture() {}

    /** Where a place of the first picture has moved in the second one. */
    interface Motion {
        double[] at(double x, double y);
    }

    private static double[][] surface() {
        Random random = new Random(7);
        double[][] waves = new double[WAVES][];
        for (int i = 0; i < WAVES; i++) {
            double length = 6 + 30 * random.nextDouble();
            double angle = 2 * Math.PI * random.nextDouble();
            waves[i] = new double[] {
                2 * Math.PI * Math.cos(angle) / length,
                2 * Math.PI * Math.sin(angle) / length,
                2 * Math.PI * random.nextDouble()
            };
        }
        return waves;
    }

    private static double level(double x, double y) {
        double sum = 0;
        for (double[] wave : SURFACE) {
            sum += Math.sin(wave[0] * x + wave[1] * y + wave[2]);
        }
        return 128 + 16 * sum;
    }

    static Picture shifted(int size, double right, double down) {
        return warped(size, (x, y) -> new double[] {right, down});
    }

    /** The surface after a motion that changes slowly from place to place. */
    static Picture warped(int size, Motion motion) {
        byte[] levels = new byte[size * size];
        for (int i = 0; i < levels.length; i++) {
            int x = i % size;
            int y = i / size;
            // Where the point came from: q + motion(q) = p, by a few rounds of q = p - motion(q).
            double[] moved = {0, 0};
            for (int round = 0; round < 20; round++) {
                moved = motion.at(x - moved[0], y - moved[1]);
            }
            double level = level(x - moved[0], y - moved[1]);
            levels[i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
        }
        return Picture.grey(size, size, levels);
    }

    /** The mean distance of a field from the truth, pixels, without a margin. */
    static double error(Flow flow, int margin, Motion truth) {
        double sum = 0;
        int count = 0;
        for (int y = margin; y < flow.height() - margin; y++) {
            for (int x = margin; x < flow.width() - margin; x++) {
                double[] right = truth.at(x, y);
                int at = y * flow.width() + x;
                sum += Math.hypot(flow.u()[at] - right[0], flow.v()[at] - right[1]);
                count++;
            }
        }
        return sum / count;
    }
}
