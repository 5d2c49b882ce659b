package org.aullm.study.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aullm.core.result.Json;
import tools.jackson.core.JacksonException;

/** A worker as its study sees it. */
final class WorkerProcess {

    private static final int TAIL = 4000;

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader notices;
    private final Path log;
    private final BlockingQueue<Optional<Notice>> heard = new LinkedBlockingQueue<>();

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.notices = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    static WorkerProcess start(WorkerCommand command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        WorkerProcess worker = new WorkerProcess(builder.start(), log);
        Thread listener = new Thread(worker::listen, "notices");
        listener.setDaemon(true);
        listener.start();
        return worker;
    }

    /** Sends an order. A worker that is dead already is noticed when its answer is read. */
    void send(Order order) {
        try {
            orders.write(Json.CANONICAL.writeValueAsString(order) + "\n");
            orders.flush();
        } catch (IOException e) {
            // read() says that the worker is dead.
        }
    }

    /**
     * Waits for the next notice; nothing if the worker is dead.
     *
     * @throws TimeoutException if there is no sign of life for so long
     */
    Optional<Notice> read(Duration silence) throws InterruptedException, TimeoutException {
        Optional<Notice> next = heard.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new TimeoutException();
        }
        if (next.isEmpty()) {
            heard.add(next); // dead it stays
        }
        return next;
    }

    /** Passes notices on until there are no more. What is not a notice goes to the log. */
    private void listen() {
        try {
            for (String line = notices.readLine(); line != null; line = notices.readLine()) {
                Optional<Notice> notice = notice(line);
                if (notice.isPresent()) {
                    heard.add(notice);
                } else {
                    Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        } catch (IOException e) {
            // The stream was closed by kill().
        }
        heard.add(Optional.empty());
    }

    private static Optional<Notice> notice(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.CANONICAL.readValue(line, Notice.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Waits until a worker that gave no more notices has exited, and says how. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends a worker that waits for orders: it halts when they end. */
    void dismiss() {
        try {
            orders.close();
        } catch (IOException e) {
            kill();
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    /** The end of what workers of this number printed. */
    static String tail(Path log) {
        try {
            String text = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
            return text.length() <= TAIL ? text : "...\n" + text.substring(text.length() - TAIL);
        } catch (IOException e) {
            return "";
        }
    }

    /** An exit code in words. */
    static String cause(int exitCode) {
        int signal = exitCode - 128;
        return switch (signal) {
            case 4, 6, 7, 8, 11 -> "crashed in native code, exit code " + exitCode;
            case 9 -> "was killed, often because memory ran out, exit code " + exitCode;
            case 2, 15 -> "was told to stop, exit code " + exitCode;
            default -> "exited with code " + exitCode;
        };
    }
}
