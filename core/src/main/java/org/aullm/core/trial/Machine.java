package org.aullm.core.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aullm.tensor.Engines;

/** What is known of the process and the machine it runs on. */
final class Machine {

    private Machine() {}

    /** Resident memory of this process in MB of 10^6 bytes; 0 where the system does not say. */
    static double residentMb() {
        return line("/proc/self/status", "VmRSS:")
                .map(text -> Double.parseDouble(text.replaceAll("\\D", "")) * 1024 / 1e6)
                .orElse(0.0);
    }

    /** Versions, machine and threads. */
    static Map<String, String> environment(String device) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("java", System.getProperty("java.runtime.version", "unknown"));
        facts.put("os", System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"));
        facts.put("processor", line("/proc/cpuinfo", "model name").orElse("unknown"));
        facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("engine", Engines.name() + " " + Engines.version());
        facts.put("engine-threads", Integer.toString(Engines.threads()));
        facts.put("device", device);
        Optional.ofNullable(Machine.class.getModule().getDescriptor())
                .flatMap(java.lang.module.ModuleDescriptor::rawVersion)
                .ifPresent(version -> facts.put("aullm", version));
        return facts;
    }

    private static Optional<String> line(String file, String start) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim());
        } catch (IOException e) {
            return Optional.empty(); // not Linux: these are extras, nothing depends on them
        }
    }
}
