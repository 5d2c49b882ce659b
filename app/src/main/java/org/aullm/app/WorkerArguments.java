package org.aullm.app;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The argument of commands that start workers. */
final class WorkerArguments {

    // As far as a worker's Java heap may grow.
    private static final long BYTES_FOR_ONE = 2L << 30;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Trials at a time, each in a process of its own with one thread. Default: one per core, but not"
                            + " more than one for every 2 GB of memory.")
    private Optional<Integer> workers = Optional.empty();

    int count(CommandLine command) {
        if (workers.isPresent() && workers.get() < 1) {
            throw new ParameterException(command, "--workers: at least 1 is needed, not " + workers.get());
        }
        return workers.orElseGet(WorkerArguments::usual);
    }

    /** One per core, as far as memory goes. */
    static int usual() {
        int cores = Runtime.getRuntime().availableProcessors();
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : Long.MAX_VALUE;
        return (int) Math.max(1, Math.min(cores, memory / BYTES_FOR_ONE));
    }
}
