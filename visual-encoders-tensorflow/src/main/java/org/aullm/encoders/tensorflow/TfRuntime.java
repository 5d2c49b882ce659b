package org.aullm.encoders.tensorflow;

import java.util.List;
import org.aullm.api.ComponentException;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv3d;
import org.tensorflow.op.nn.Conv3dBackpropFilter;
import org.tensorflow.op.nn.Conv3dBackpropInput;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.family.TNumber;

/**
 * The one place that starts TensorFlow in this process. Its pools of threads are made by the first session and are the same
 * for all that follow, and gradients are registered with the process, so nobody else may open sessions.
 */
final class TfRuntime {

    // One trial has one core to itself, as with the other engine.
    private static final ConfigProto CONFIG = ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(1)
            .setInterOpParallelismThreads(1)
            // The other engine owns the GPU.
            .putDeviceCount("GPU", 0)
            .build();

    private static boolean started;

    private TfRuntime() {}

    /**
     * Starts it, on the first call.
     *
     * @param asker the id of the encoder that needs it
     * @throws ComponentException if there is no native library for this platform
     */
    static synchronized void start(String asker) {
        if (started) {
            return;
        }
        try {
            TensorFlow.version();
            TensorFlow.registerCustomGradient(convolutions(), TfRuntime::gradient);
        } catch (LinkageError e) {
            throw new ComponentException(
                    ("encoder '%s' needs TensorFlow's native library for %s, and there is none; put"
                                    + " tensorflow-core-native-1.1.0-PLATFORM.jar of Maven Central beside the other modules,"
                                    + " or choose another encoder")
                            .formatted(asker, platform()),
                    e);
        }
        started = true;
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** A session of a graph; close it before the graph. */
    static Session session(Graph graph) {
        return new Session(graph, CONFIG);
    }

    static ConfigProto config() {
        return CONFIG;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the registry takes a class without its type argument
    private static Class<Conv3d.Inputs<TNumber>> convolutions() {
        return (Class) Conv3d.Inputs.class;
    }

    // TensorFlow 2.18 has gradients of its own for every operation used here but this one.
    private static List<Operand<?>> gradient(Ops tf, Conv3d.Inputs<TNumber> conv, List<Output<?>> gradients) {
        @SuppressWarnings("unchecked") // a gradient has its output's type
        Operand<TNumber> dy = (Operand<TNumber>) gradients.get(0);
        List<Long> strides = boxed(conv.strides);
        Operand<TNumber> dx = tf.nn.conv3dBackpropInput(
                tf.shape(conv.input),
                conv.filter,
                dy,
                strides,
                conv.padding,
                Conv3dBackpropInput.dataFormat(conv.dataFormat),
                Conv3dBackpropInput.dilations(boxed(conv.dilations)));
        Operand<TNumber> dw = tf.nn.conv3dBackpropFilter(
                conv.input,
                tf.shape(conv.filter),
                dy,
                strides,
                conv.padding,
                Conv3dBackpropFilter.dataFormat(conv.dataFormat),
                Conv3dBackpropFilter.dilations(boxed(conv.dilations)));
        return List.of(dx, dw);
    }

    private static List<Long> boxed(long[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
