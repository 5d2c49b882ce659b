package org.aullm.datasets.flow;

import java.util.Arrays;
import org.aullm.api.vision.Flow;

/**
 * The motion of the head as a whole, u and v each an affine function of the place, by least squares that are reweighted
 * three times: what a few pixels of moving skin do counts less and less.
 */
public final class HeadMotion {

    private static final int ROUNDS = 3;
    private static final int PARAMETERS = 3;
    // Every other row and column say enough, at a quarter of the cost.
    private static final int STEP = 2;
    // Residuals of 1.5 median residuals count half.
    private static final double SOFT = 1.5;
    private static final double LEAST = 1e-3;

    private HeadMotion() {}

    /** What is left of a flow without its head's motion. */
    public static Flow removed(Flow flow) {
        double[] right = new double[PARAMETERS];
        double[] down = new double[PARAMETERS];
        fit(flow, right, down);
        float[] u = new float[flow.u().length];
        float[] v = new float[u.length];
        for (int row = 0; row < flow.height(); row++) {
            double y = centred(row, flow.height());
            for (int column = 0; column < flow.width(); column++) {
                double x = centred(column, flow.width());
                int i = row * flow.width() + column;
                u[i] = (float) (flow.u()[i] - right[0] - right[1] * x - right[2] * y);
                v[i] = (float) (flow.v()[i] - down[0] - down[1] * x - down[2] * y);
            }
        }
        return new Flow(flow.width(), flow.height(), u, v);
    }

    private static void fit(Flow flow, double[] right, double[] down) {
        int across = (flow.width() + STEP - 1) / STEP;
        int along = (flow.height() + STEP - 1) / STEP;
        double[] weights = new double[across * along];
        Arrays.fill(weights, 1);
        double[] residuals = new double[weights.length];
        for (int round = 0; round <= ROUNDS; round++) {
            solve(flow, weights, across, right, down);
            if (round < ROUNDS) {
                residuals(flow, right, down, across, residuals);
                reweight(residuals, weights);
            }
        }
    }

    private static void solve(Flow flow, double[] weights, int across, double[] right, double[] down) {
        double[][] moments = new double[PARAMETERS][PARAMETERS + 2];
        double[] basis = new double[PARAMETERS];
        for (int i = 0; i < weights.length; i++) {
            int row = STEP * (i / across);
            int column = STEP * (i % across);
            int at = row * flow.width() + column;
            basis[0] = 1;
            basis[1] = centred(column, flow.width());
            basis[2] = centred(row, flow.height());
            for (int j = 0; j < PARAMETERS; j++) {
                for (int k = 0; k < PARAMETERS; k++) {
                    moments[j][k] += weights[i] * basis[j] * basis[k];
                }
                moments[j][PARAMETERS] += weights[i] * basis[j] * flow.u()[at];
                moments[j][PARAMETERS + 1] += weights[i] * basis[j] * flow.v()[at];
            }
        }
        eliminate(moments);
        for (int j = 0; j < PARAMETERS; j++) {
            right[j] = moments[j][PARAMETERS];
            down[j] = moments[j][PARAMETERS + 1];
        }
    }

    // Symmetric and positive definite, so the diagonal serves as pivot.
    private static void eliminate(double[][] rows) {
        for (int pivot = 0; pivot < PARAMETERS; pivot++) {
            double scale = rows[pivot][pivot];
            for (int k = 0; k < rows[pivot].length; k++) {
                rows[pivot][k] = scale < 1e-12 ? 0 : rows[pivot][k] / scale;
            }
            for (int j = 0; j < PARAMETERS; j++) {
                double factor = rows[j][pivot];
                if (j != pivot) {
                    for (int k = 0; k < rows[j].length; k++) {
                        rows[j][k] -= factor * rows[pivot][k];
                    }
                }
            }
        }
    }

    private static void residuals(Flow flow, double[] right, double[] down, int across, double[] residuals) {
        for (int i = 0; i < residuals.length; i++) {
            int row = STEP * (i / across);
            int column = STEP * (i % across);
            int at = row * flow.width() + column;
            double x = centred(column, flow.width());
            double y = centred(row, flow.height());
            double du = flow.u()[at] - right[0] - right[1] * x - right[2] * y;
            double dv = flow.v()[at] - down[0] - down[1] * x - down[2] * y;
            residuals[i] = Math.sqrt(du * du + dv * dv);
        }
    }

    private static void reweight(double[] residuals, double[] weights) {
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        double scale = Math.max(LEAST, SOFT * sorted[sorted.length / 2]);
        for (int i = 0; i < weights.length; i++) {
            double relative = residuals[i] / scale;
            weights[i] = 1 / (1 + relative * relative);
        }
    }

    private static double centred(int place, int length) {
        return (2 * place + 1.0) / length - 1;
    }
}
