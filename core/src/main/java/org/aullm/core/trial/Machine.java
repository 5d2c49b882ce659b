package org.aullm.core.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        facts.put("gpu", line("/proc/driver/nvidia/version", "NVRM version").orElse("none"));
        facts.put("host", host());
        facts.put("modules", modules());
        commit(Path.of("").toAbsolutePath()).ifPresent(commit -> facts.put("commit", commit));
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

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /** This program's modules with their versions, plugins of the application's own layer among them. */
    private static String modules() {
        return ModuleLayer.boot().modules().stream()
                .map(Module::getDescriptor)
                .filter(module ->
                        module.name().startsWith("org.aullm.") || module.name().startsWith("ai.djl."))
                .map(module -> module.name()
                        + module.rawVersion().map(version -> " " + version).orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What is checked out in the repository that a folder belongs to, if it belongs to one. */
    static Optional<String> commit(Path folder) {
        for (Path place = folder; place != null; place = place.getParent()) {
            Path git = place.resolve(".git");
            if (Files.exists(git)) {
                return head(git);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> head(Path git) {
        try {
            // In a further work tree .git is a file that says where its own folder is, which names the common one.
            Path own = Files.isDirectory(git)
                    ? git
                    : git.resolveSibling(Files.readString(git).strip().substring("gitdir: ".length()));
            Path common = Files.exists(own.resolve("commondir"))
                    ? own.resolve(Files.readString(own.resolve("commondir")).strip())
                    : own;
            String head = Files.readString(own.resolve("HEAD")).strip();
            if (!head.startsWith("ref: ")) {
                return Optional.of(head);
            }
            String name = head.substring("ref: ".length());
            Path reference = common.resolve(name);
            if (Files.exists(reference)) {
                return Optional.of(Files.readString(reference).strip());
            }
            try (Stream<String> packed = Files.lines(common.resolve("packed-refs"))) {
                return packed.filter(line -> line.endsWith(" " + name))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .findFirst();
            }
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return Optional.empty(); // an extra, as above
        }
    }
}
