package org.aullm.core.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Adds up where a trial's time goes. On the CPU an operation is done when its call returns; on a GPU work is queued, so
 * the split there shows where the program waited.
 */
final class Phases {

    private final Map<String, Long> nanos = new LinkedHashMap<>();

    Phases() {
        for (String phase :
                new String[] {"load", "encode", "project", "relate", "llm", "loss", "backward", "optimize", "judge"}) {
            nanos.put(phase, 0L);
        }
    }

    <T> T time(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(phase, System.nanoTime() - start, Long::sum);
        }
    }

    void run(String phase, Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            nanos.merge(phase, System.nanoTime() - start, Long::sum);
        }
    }

    /** Seconds by phase, to the millisecond. */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        nanos.forEach((phase, total) -> seconds.put(phase, Math.round(total / 1e6) / 1e3));
        return seconds;
    }
}
