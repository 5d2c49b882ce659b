package org.aullm.encoders.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.VisualFeatures;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.kernel.Kernels;

/** The network of {@link TfNetwork} on the other engine, with the same weights. */
final class TwinNetwork {

    private static final Shape ONE = new Shape(1, 1, 1);

    private final Map<String, NDArray> weights = new LinkedHashMap<>();

    TwinNetwork(NDManager home, Map<String, float[]> values, int width) {
        int in = 1;
        for (int layer = 1; layer <= TfNetwork.LAYERS; layer++) {
            int out = width << (layer - 1);
            float[] kernel = java.util.Objects.requireNonNull(values.get("conv" + layer + ".weight"));
            add(home, "conv" + layer + ".weight", channelsFirst(kernel, in, out), out, in, 3, 3, 3);
            for (String part : new String[] {".gain", ".bias"}) {
                add(
                        home,
                        "conv" + layer + part,
                        java.util.Objects.requireNonNull(values.get("conv" + layer + part)),
                        out);
            }
            in = out;
        }
    }

    /** From (time, height, width, in, out), as TensorFlow has kernels, to (out, in, time, height, width). */
    static float[] channelsFirst(float[] kernel, int in, int out) {
        float[] moved = new float[kernel.length];
        int places = kernel.length / in / out;
        for (int place = 0; place < places; place++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    moved[(o * in + i) * places + place] = kernel[(place * in + i) * out + o];
                }
            }
        }
        return moved;
    }

    private void add(NDManager home, String name, float[] values, long... shape) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        NDArray array = Arrays.owned(home, wide, DataType.FLOAT32, shape);
        array.setRequiresGradient(true);
        weights.put(name, array);
    }

    Map<String, NDArray> weights() {
        return weights;
    }

    VisualFeatures apply(NDArray frames) {
        NDArray x = pool(block(frames.sub(Ops.slice(frames, 2, 0, 1)), 1), 1);
        NDArray mid = pool(block(x, 2), 2);
        return new VisualFeatures(mid, Ops.mean(block(mid, 3), 2, 3, 4));
    }

    private NDArray block(NDArray x, int layer) {
        NDArray y = x.getNDArrayInternal()
                .convolution(x, weight(layer, ".weight"), null, ONE, ONE, ONE, 1)
                .singletonOrThrow();
        return Activation.relu(Kernels.groupNorm(
                y, TfNetwork.GROUPS, weight(layer, ".gain"), weight(layer, ".bias"), TfNetwork.EPSILON));
    }

    private NDArray weight(int layer, String part) {
        return java.util.Objects.requireNonNull(weights.get("conv" + layer + part));
    }

    private static NDArray pool(NDArray x, int time) {
        Shape window = new Shape(time, 2, 2);
        return Pool.maxPool3d(x, window, window, new Shape(0, 0, 0), false);
    }
}
