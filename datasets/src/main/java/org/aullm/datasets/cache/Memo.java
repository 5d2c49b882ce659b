package org.aullm.datasets.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.datasets.frames.Reason;

/**
 * Short answers by key, in a text file with one line for each. Lines are only ever added at its end. For several threads;
 * what other processes add is seen when the file is opened again.
 */
public final class Memo {

    private static final String GAP = "\t";

    private final Path file;
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> pending = new ArrayList<>();

    private Memo(Path file) {
        this.file = file;
    }

    /**
     * Opens a file, which need not exist.
     *
     * @throws ComponentException if it cannot be read
     */
    public static Memo open(Path file) {
        Memo memo = new Memo(file);
        if (Files.exists(file)) {
            try {
                // Not readString, which refuses a file that something else has damaged: its lines are asked for again.
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                // A last line without its end was cut short by a kill.
                text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(memo::take);
            } catch (IOException e) {
                throw memo.broken("cannot be read", e);
            }
        }
        return memo;
    }

    private void take(String line) {
        // A kill in the middle of a line has glued it to the next one; both are asked for again.
        String[] parts = line.split(GAP, -1);
        if (parts.length == 2) {
            answers.put(parts[0], parts[1]);
        }
    }

    /** The answer to a key. */
    public synchronized Optional<String> find(String key) {
        return Optional.ofNullable(answers.get(key));
    }

    /** Keeps an answer, one line without tabs. */
    public synchronized void add(String key, String answer) {
        answers.put(key, answer);
        pending.add(key + GAP + answer + "\n");
    }

    /** Writes what was added, in one piece. */
    public synchronized void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    String.join("", pending),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            pending.clear();
        } catch (IOException e) {
            throw broken("cannot be written", e);
        }
    }

    private ComponentException broken(String what, IOException e) {
        return new ComponentException("%s %s: %s".formatted(file, what, Reason.of(e)), e);
    }
}
