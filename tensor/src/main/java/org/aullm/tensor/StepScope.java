package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

/**
 * One step's lifetime: every array that this thread creates between open and close dies on close, whatever manager DJL
 * attached it to. This keeps memory flat over any number of steps.
 *
 * <p>What must outlive the step (initial weights, optimizer state) is created outside, or passed to {@link #keep}.
 *
 * @since 0.1.0
 */
public final class StepScope implements AutoCloseable {

    private final NDScope scope = new NDScope();
    private final NDManager manager;

    private StepScope(NDManager parent) {
        this.manager = parent.newSubManager();
    }

    /** Opens a scope for this thread. */
    public static StepScope open(NDManager parent) {
        return new StepScope(parent);
    }

    /** The manager for the step's data. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Takes an array out of this thread's innermost scope; it lives on in {@code home}. To hand it to the scope around it,
     * keep it in that scope's manager.
     */
    public static NDArray keep(NDArray array, NDManager home) {
        NDScope.unregister(array);
        array.attach(home);
        return array;
    }

    @Override
    public void close() {
        scope.close();
        manager.close();
    }
}
