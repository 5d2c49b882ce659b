package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

/**
 * One step's lifetime: every array that this thread creates between open and close dies on close, whatever manager DJL
 * attached it to. This keeps memory flat over any number of steps.
 *
 * <p>A process that is asked to end lets the steps that are open come to their end, and begins no other.
 *
 * <p>What must outlive the step (initial weights, optimizer state) is created outside, or passed to {@link #keep}.
 *
 * @since 0.1.0
 */
public final class StepScope implements AutoCloseable {

    private final NDScope scope;
    private final NDManager manager;
    private boolean open = true;

    private StepScope(NDScope scope, NDManager manager) {
        this.scope = scope;
        this.manager = manager;
    }

    /** Opens a scope for this thread. */
    public static StepScope open(NDManager parent) {
        LastSteps.enter();
        try {
            return new StepScope(new NDScope(), parent.newSubManager());
        } catch (RuntimeException | Error e) {
            LastSteps.leave();
            throw e;
        }
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
        try {
            scope.close();
            manager.close();
        } finally {
            if (open) {
                open = false;
                LastSteps.leave();
            }
        }
    }
}
