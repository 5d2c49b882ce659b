package org.aullm.study.run;

import java.util.List;

/**
 * How a worker process is started: a program that calls {@link WorkerLoop#serve}.
 *
 * @param words the program and its arguments
 */
public record WorkerCommand(List<String> words) {
    public WorkerCommand {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command has at least one word");
        }
    }
}
