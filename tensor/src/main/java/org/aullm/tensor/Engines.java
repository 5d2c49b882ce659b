package org.aullm.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;

/**
 * The one engine that arithmetic runs on, started offline and without telemetry.
 *
 * @since 0.1.0
 */
public final class Engines {

    // Read by DJL once, when it starts. graph_optimizer=false: the profiling executor compiles kernels anew whenever
    // the
    // pattern of requires-gradient flags changes, which costs more than it gains.
    private static final Map<String, String> DEFAULTS = Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            "ai.djl.default_engine", "PyTorch",
            "ai.djl.pytorch.graph_optimizer", "false");

    private Engines() {}

    private static final class Holder {
        static final Engine ENGINE = start();
    }

    private static Engine start() {
        DEFAULTS.forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        });
        return Engine.getEngine("PyTorch");
    }

    /** A new root manager on a device; close it to free all that lives in it. */
    public static NDManager newManager(Device device) {
        return Holder.ENGINE.newBaseManager(device);
    }

    /** The engine's version, such as {@code 2.7.1}. */
    public static String version() {
        return Holder.ENGINE.getVersion();
    }

    /** The engine's name. */
    public static String name() {
        return Holder.ENGINE.getEngineName();
    }

    /** Threads that one operation may use. Results depend on it in the last digits. */
    public static int threads() {
        return JniUtils.getNumThreads();
    }

    /** Sets {@link #threads}, for the whole process. */
    public static void setThreads(int threads) {
        name(); // starts the engine
        JniUtils.setNumThreads(threads);
    }

    /** CUDA devices that can be used. */
    public static int gpuCount() {
        return Holder.ENGINE.getGpuCount();
    }

    /** Seeds the engine's one, process-wide random generator. Call it right before what draws from it. */
    public static void seed(long seed) {
        Holder.ENGINE.setRandomSeed((int) (seed ^ (seed >>> 32)));
    }
}
