package org.aullm.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aullm.study.store.StudyFolder;

/** All workers of a run, and what becomes of them when the process is asked to end. */
final class Workforce {

    private static final String STOPPED = "stopped; run the same command to go on";
    private static final long LAST_WORDS_SECONDS = 5;

    private final List<WorkerSlot> slots = new ArrayList<>();
    private final Schedule schedule;
    private final CountDownLatch over = new CountDownLatch(1);

    Workforce(
            int workers,
            WorkerCommand command,
            StudyFolder folder,
            Schedule schedule,
            StudyListener listener,
            Patience patience) {
        this.schedule = schedule;
        for (int number = 1; number <= workers; number++) {
            slots.add(new WorkerSlot(number, command, folder, schedule, listener, patience));
        }
    }

    /**
     * Works until there is nothing to be done or the schedule is stopped. No worker is left after it.
     *
     * @param lastWords said even if the process is ending
     */
    RunSummary work(Supplier<RunSummary> lastWords) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        slots.forEach(slot -> threads.add(new Thread(slot, "worker slot")));
        Thread onExit = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return lastWords.get();
        } finally {
            schedule.stop(RunSummary.End.FINISHED, "");
            slots.forEach(WorkerSlot::kill);
            over.countDown();
            forget(onExit);
        }
    }

    /** On Ctrl-C and other signals that ask for an end, workers go at once, and the run may say its last words. */
    private void stop() {
        schedule.stop(RunSummary.End.STOPPED, STOPPED);
        slots.forEach(WorkerSlot::kill);
        try {
            over.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread onExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is what ends it.
        }
    }
}
