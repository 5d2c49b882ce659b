package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;

/**
 * Learnable Eulerian dynamics (Varanka, Peng and Zhao, 2023): each frame as a difference of two slow averages of the
 * frames up to it, relative to its brightness. What the averages forget at is learnt, with three numbers in log space:
 * {@code alpha} = 10, {@code r1} = 0.4, {@code r2} = 0.05 at the start.
 *
 * <p>Frame j is {@code sum_i W_ij x_i / (sum_i |W_ij| |x_i| + 1e-8)} with {@code W_ij = alpha (1-r1)^(j-i) r1^b - alpha
 * (1-r2)^(j-i) r2^b}, b = min(1, i), for i up to j, and 0 for later frames. Frame 0 would be itself, and is left out.
 */
final class EulerianDynamics {

    private static final double EPSILON = 1e-8;

    private final NDArray logAlpha;
    private final NDArray logR1;
    private final NDArray logR2;
    private final NDArray age;
    private final NDArray born;
    private final NDArray past;

    private EulerianDynamics(Weights own, int frames) {
        logAlpha = own.constant("log_alpha", Math.log(10), 1);
        logR1 = own.constant("log_r1", Math.log(0.4), 1);
        logR2 = own.constant("log_r2", Math.log(0.05), 1);
        int outputs = frames - 1;
        double[] ages = new double[frames * outputs];
        double[] borns = new double[frames * outputs];
        double[] pasts = new double[frames * outputs];
        for (int i = 0; i < frames; i++) {
            for (int output = 0; output < outputs; output++) {
                int j = output + 1;
                int at = i * outputs + output;
                ages[at] = Math.max(0, j - i);
                borns[at] = Math.min(1, i);
                pasts[at] = i <= j ? 1 : 0;
            }
        }
        var home = logAlpha.getManager();
        var type = logAlpha.getDataType();
        age = Arrays.owned(home, ages, type, frames, outputs);
        born = Arrays.owned(home, borns, type, frames, outputs);
        past = Arrays.owned(home, pasts, type, frames, outputs);
    }

    static EulerianDynamics of(Weights weights, String name, int frames) {
        return new EulerianDynamics(weights.in(name), frames);
    }

    /** Takes frames (batch, 1, time, height, width), 0 being black; gives motion (batch, 1, time - 1, height, width). */
    NDArray apply(NDArray frames) {
        long batch = frames.getShape().get(0);
        long height = frames.getShape().get(3);
        long width = frames.getShape().get(4);
        NDArray kernel = kernel();
        NDArray series = frames.reshape(batch, frames.getShape().get(2), -1).swapAxes(1, 2);
        NDArray change = series.matMul(kernel);
        NDArray brightness = series.abs().matMul(kernel.abs());
        return change.div(Ops.plus(brightness, EPSILON)).swapAxes(1, 2).reshape(batch, 1, -1, height, width);
    }

    /** W, (time, time - 1). */
    private NDArray kernel() {
        return average(logR1).sub(average(logR2)).mul(logAlpha.exp()).mul(past);
    }

    private NDArray average(NDArray logRate) {
        NDArray rate = logRate.exp();
        return Ops.oneMinus(rate).pow(age).mul(rate.pow(born));
    }
}
