package org.aullm.tensor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets steps that are being computed come to their end before the process does. A process that ends, as SIGTERM asks it to,
 * takes the engine's globals down while threads are still in native code; the Java machine waits 0.3 seconds for these, and
 * a step that takes longer then crashes instead of ending.
 *
 * <p>Who wants to begin a step after that waits for the end.
 */
final class LastSteps {

    private static final ReentrantReadWriteLock GATE = new ReentrantReadWriteLock();
    // A step of a large model on a processor. Whoever cannot wait so long sends SIGKILL.
    private static final long LONGEST_SECONDS = 60;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LastSteps::end, "last steps"));
    }

    private LastSteps() {}

    /** A step of this thread begins; steps may lie within each other. */
    static void enter() {
        GATE.readLock().lock();
    }

    /** It is over. */
    static void leave() {
        GATE.readLock().unlock();
    }

    private static void end() {
        try {
            // Never given back: nothing is computed any more.
            boolean over = GATE.writeLock().tryLock(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!over) {
                System.getLogger(LastSteps.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "a step still runs after {0} seconds; ending without it",
                                LONGEST_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
