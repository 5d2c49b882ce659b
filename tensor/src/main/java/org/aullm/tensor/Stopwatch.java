package org.aullm.tensor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Wall and processor times of repeated work, in milliseconds. Processor time is the whole process's, all threads.
 *
 * @since 0.1.0
 */
public final class Stopwatch {

    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    /** Does it once and takes its times. */
    public void time(Runnable work) {
        long wallBefore = System.nanoTime();
        long cpuBefore = cpuNanos();
        work.run();
        cpu.add((cpuNanos() - cpuBefore) / 1e6);
        wall.add((System.nanoTime() - wallBefore) / 1e6);
    }

    /** The median of wall times. */
    public double wallMedian() {
        return median(wall);
    }

    /** The least of wall times. */
    public double wallLeast() {
        return Collections.min(wall);
    }

    /** The median of processor times. */
    public double cpuMedian() {
        return median(cpu);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * From the scheduler's own account of each thread, in nanoseconds, where there is one: Java's knows hundredths of a
     * second only.
     */
    private static long cpuNanos() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            long total = 0;
            for (Path thread : threads.toList()) {
                total += onProcessor(thread);
            }
            return total;
        } catch (IOException e) {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : System.nanoTime();
        }
    }

    private static long onProcessor(Path thread) throws IOException {
        try {
            String account = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(account.substring(0, account.indexOf(' ')));
        } catch (NoSuchFileException e) {
            return 0; // the thread has just ended
        }
    }

    /** The most memory this process has held resident so far, in MB of 10^6 bytes; 0 where the system does not say. */
    public static long peakResidentMb() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
                    .findFirst()
                    .orElse(0L);
        } catch (IOException e) {
            return 0; // not Linux
        }
    }
}
