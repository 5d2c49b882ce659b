package org.aullm.study.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/** One run's event file. Every event is on disk when its call returns, so that TensorBoard can look on. */
final class EventFile implements AutoCloseable {

    private static final String PREFIX = "events.out.tfevents.";

    private final OutputStream out;
    private final Clock clock;

    private EventFile(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Begins a run anew in a folder: what an earlier try left there is removed, since its steps would be shown twice. */
    static EventFile begin(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (String.valueOf(file.getFileName()).startsWith(PREFIX)) {
                    Files.delete(file);
                }
            }
        }
        // TensorBoard takes any name with this beginning; by convention seconds and a host follow.
        Path file =
                folder.resolve(PREFIX + "%010d.aullm".formatted(clock.instant().getEpochSecond()));
        EventFile events = new EventFile(Files.newOutputStream(file), clock);
        events.write(Event.begin(events.now()));
        return events;
    }

    /** Writes some numbers at one step. */
    void write(long step, Map<String, Double> scalars) throws IOException {
        write(Event.scalars(now(), step, scalars));
    }

    private void write(byte[] event) throws IOException {
        out.write(Records.frame(event));
    }

    private double now() {
        return clock.millis() / 1e3;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
