package org.aullm.study.run;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.Json;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.trial.TrialOutcome;
import org.aullm.study.store.TrialFolder;

/**
 * A worker process's life: trials come in on standard input, results go to files, notices to standard output. When standard
 * input ends, its study is gone, however it went, and the process halts at once: nothing unfinished is worth finishing.
 */
public final class WorkerLoop {

    /** How often a worker says that it is alive. */
    static final int BEAT_SECONDS = 5;

    /** How a process exits in which memory ran out; the same as one that the system killed. */
    static final int OUT_OF_MEMORY = 137;

    private final BufferedReader in;
    private final OutputStream out;
    private final Trials trials;
    private final IntConsumer halt;
    private final BlockingQueue<Optional<Order>> orders = new LinkedBlockingQueue<>();

    WorkerLoop(InputStream in, OutputStream out, Trials trials, IntConsumer halt) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.trials = trials;
        this.halt = halt;
    }

    /** Makes this process a worker. Does not return. Whatever else is printed goes to standard error. */
    public static void serve(Trials trials) throws InterruptedException {
        OutputStream notices = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        new WorkerLoop(System.in, notices, trials, Runtime.getRuntime()::halt).run();
    }

    /** Takes orders until there are no more. */
    void run() throws InterruptedException {
        Thread reader = new Thread(this::readOrders, "orders");
        reader.setDaemon(true);
        reader.start();
        tell(Notice.ready());
        Thread heart = new Thread(this::beat, "heart");
        heart.setDaemon(true);
        heart.start();
        for (Optional<Order> order = orders.take(); order.isPresent(); order = orders.take()) {
            perform(order.get());
        }
    }

    private void readOrders() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(Optional.of(Json.CANONICAL.readValue(line, Order.class)));
            }
        } catch (IOException e) {
            // The study is gone as surely as at the end of the stream.
        }
        halt.accept(0);
        orders.add(Optional.empty());
    }

    private void beat() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(BEAT_SECONDS);
                tell(Notice.beat());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it; it dies with the process.
        }
    }

    private void perform(Order order) {
        TrialFolder folder = new TrialFolder(Path.of(order.folder()));
        try {
            Optional<TrialOutcome> outcome = run(order.trial(), folder);
            if (outcome.isPresent()) {
                folder.write(outcome.get());
                tell(Notice.done(order.trial()));
            }
        } catch (IOException e) {
            tell(Notice.unwritable(order.trial(), e.toString()));
        }
    }

    /** The outcome, or nothing if the trial failed and its failure is written. */
    private Optional<TrialOutcome> run(String id, TrialFolder folder) throws IOException {
        TrialConfig config = folder.spec();
        try {
            return Optional.of(trials.run(
                    id, config, folder.shared(), (epoch, epochs, loss) -> tell(Notice.epoch(id, epoch, epochs, loss))));
        } catch (Throwable e) { // also errors: a trial must not take its worker's other trials with it
            if (Failures.isOutOfMemory(e)) {
                System.err.println("trial " + id + ": " + e);
                tell(Notice.outOfMemory(id, String.valueOf(e.getMessage())));
                halt.accept(OUT_OF_MEMORY);
                return Optional.empty();
            }
            if (Failures.isDiskFull(e)) {
                throw new IOException(e.toString(), e);
            }
            TrialFailure failure = Failures.of(id, e);
            folder.write(failure);
            tell(Notice.failed(failure));
            return Optional.empty();
        }
    }

    private synchronized void tell(Notice notice) {
        try {
            out.write((Json.CANONICAL.writeValueAsString(notice) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // The study is gone. This must not become the failure of the trial that is running.
            halt.accept(0);
        }
    }
}
