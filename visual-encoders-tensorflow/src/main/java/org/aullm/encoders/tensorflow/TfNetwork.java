package org.aullm.encoders.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** The forward graph of {@link Tf3dCnnProvider}: arrays are (batch, time, height, width, channels) until the end. */
final class TfNetwork {

    static final int LAYERS = 3;
    static final int GROUPS = 4;
    static final float EPSILON = 1e-5f;
    private static final int KERNEL = 3;
    private static final List<Long> ONE = List.of(1L, 1L, 1L, 1L, 1L);

    private final Ops tf;
    private final TfWeights weights;
    private final Placeholder<TFloat32> frames;
    private final Operand<TFloat32> mid;
    private final Operand<TFloat32> high;

    TfNetwork(Ops tf, TfWeights weights, int width, long time, long height, long rows) {
        this.tf = tf;
        this.weights = weights;
        frames = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, time, height, rows, 1)));
        Operand<TFloat32> first = tf.slice(frames, tf.constant(new int[5]), tf.constant(new int[] {-1, 1, -1, -1, -1}));
        Operand<TFloat32> motion = tf.math.sub(frames, first);
        Operand<TFloat32> x = pool(block("conv1", motion, 1, width, time, height, rows), 1);
        x = pool(block("conv2", x, width, 2 * width, time, height / 2, rows / 2), 2);
        mid = tf.linalg.transpose(x, tf.constant(new int[] {0, 4, 1, 2, 3}));
        Operand<TFloat32> last = block("conv3", x, 2 * width, 4 * width, time / 2, height / 4, rows / 4);
        high = tf.math.mean(last, tf.constant(new int[] {1, 2, 3}));
    }

    /** Convolution, group normalisation, ReLU. */
    private Operand<TFloat32> block(
            String name, Operand<TFloat32> x, int in, int out, long time, long height, long width) {
        double bound = 1 / Math.sqrt((double) in * KERNEL * KERNEL * KERNEL);
        Operand<TFloat32> kernel = weights.uniform(name + ".weight", bound, KERNEL, KERNEL, KERNEL, in, out);
        Operand<TFloat32> y = tf.nn.conv3d(x, kernel, ONE, "SAME");
        int places = Math.toIntExact(time * height * width);
        Operand<TFloat32> grouped = tf.reshape(y, tf.constant(new int[] {-1, places, GROUPS, out / GROUPS}));
        Operand<TFloat32> mean = mean(grouped);
        Operand<TFloat32> centred = tf.math.sub(grouped, mean);
        Operand<TFloat32> variance = mean(tf.math.square(centred));
        Operand<TFloat32> even = tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
        Operand<TFloat32> back =
                tf.reshape(even, tf.constant(new int[] {-1, (int) time, (int) height, (int) width, out}));
        Operand<TFloat32> gained = tf.math.mul(back, weights.constant(name + ".gain", 1, out));
        return tf.nn.relu(tf.math.add(gained, weights.constant(name + ".bias", 0, out)));
    }

    private Operand<TFloat32> mean(Operand<TFloat32> grouped) {
        return tf.math.mean(grouped, tf.constant(new int[] {1, 3}), Mean.keepDims(true));
    }

    private Operand<TFloat32> pool(Operand<TFloat32> x, long time) {
        List<Long> window = List.of(1L, time, 2L, 2L, 1L);
        return tf.nn.maxPool3d(x, window, window, "VALID");
    }

    /** (batch, time, height, width, 1). */
    Placeholder<TFloat32> frames() {
        return frames;
    }

    /** (batch, channels, time, height, width). */
    Operand<TFloat32> mid() {
        return mid;
    }

    /** (batch, values). */
    Operand<TFloat32> high() {
        return high;
    }
}
