package org.aullm.tensor;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Switches the recording of gradients on or off for this thread, and back on close.
 *
 * @since 0.1.0
 */
public final class GradMode implements AutoCloseable {

    private final boolean before;

    private GradMode(boolean on) {
        Engines.name(); // starts the engine
        before = JniUtils.isGradMode();
        JniUtils.setGradMode(on);
    }

    /** No gradients: for evaluation, statistics and initial weights. */
    public static GradMode off() {
        return new GradMode(false);
    }

    /** Whether this thread records. */
    public static boolean isOn() {
        Engines.name(); // starts the engine
        return JniUtils.isGradMode();
    }

    static GradMode on() {
        return new GradMode(true);
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
