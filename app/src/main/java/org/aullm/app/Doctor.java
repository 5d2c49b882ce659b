package org.aullm.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aullm.core.plugin.Plugins;
import org.aullm.tensor.Engines;

/** Looks at everything on a machine that aullm needs, and says of each what to do. */
final class Doctor {

    private static final long WORKER_BYTES = 2L << 30;
    private static final long FREE_DISK_BYTES = 1L << 30;

    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Path machine;
    private final Plugins plugins;

    /**
     * A doctor.
     *
     * @param machine the root of the file system in which {@code proc} and {@code dev} lie
     */
    Doctor(Map<String, String> environment, Path workingDirectory, Path machine, Plugins plugins) {
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
        this.machine = machine;
        this.plugins = plugins;
    }

    List<Finding> examine(Path models) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.addAll(natives());
        findings.addAll(VisionDoctor.examine());
        findings.add(gpu(Engines::gpuCount));
        findings.add(memory(Runtime.getRuntime().availableProcessors()));
        findings.add(disk());
        findings.add(models(models));
        findings.add(pluginsFound());
        return findings;
    }

    private static Finding java() {
        String seen = Runtime.version() + " (" + System.getProperty("java.vendor", "unknown vendor") + ")";
        return Runtime.version().feature() >= 17
                ? Finding.ok("java", seen)
                : Finding.fail("java", seen, "install a JRE 17 or newer, or set JAVA_HOME to one");
    }

    private List<Finding> natives() {
        List<Finding> findings = new ArrayList<>();
        String folder = environment.getOrDefault("PYTORCH_LIBRARY_PATH", "");
        if (!folder.isEmpty() && !Files.exists(Path.of(folder, System.mapLibraryName("torch")))) {
            findings.add(Finding.fail(
                    "natives",
                    "PYTORCH_LIBRARY_PATH is %s, which has no %s".formatted(folder, System.mapLibraryName("torch")),
                    "name libtorch's folder lib, or unset it to use the natives that aullm brings"));
            return findings;
        }
        try {
            String seen = "%s %s, flavour %s, from %s"
                    .formatted(
                            Engines.name(),
                            Engines.version(),
                            environment.getOrDefault("PYTORCH_FLAVOR", "of the engine's choice"),
                            folder.isEmpty() ? "the class path" : folder);
            findings.add(Finding.ok("natives", seen));
        } catch (RuntimeException | LinkageError e) {
            findings.add(Finding.fail(
                    "natives",
                    "the engine does not start: " + e,
                    "PYTORCH_VERSION must be libtorch's version (2.7.1), PYTORCH_FLAVOR its kind (cpu, cu128);"
                            + " see docs/running.md"));
        }
        return findings;
    }

    Finding gpu(Supplier<Integer> count) {
        boolean device = Files.exists(machine.resolve("dev/nvidia0"));
        int usable;
        try {
            usable = count.get();
        } catch (RuntimeException | LinkageError e) {
            return Finding.note("gpu", "unknown: the engine does not start", "see natives");
        }
        if (usable > 0) {
            return Finding.ok("gpu", usable + " CUDA device" + (usable == 1 ? "" : "s"));
        }
        return device
                ? Finding.note(
                        "gpu",
                        "this machine has an NVIDIA GPU, but the natives in use are for the CPU",
                        "to use it, unpack libtorch 2.7.1 for CUDA 12.8 and set PYTORCH_LIBRARY_PATH=.../libtorch/lib"
                                + " PYTORCH_VERSION=2.7.1 PYTORCH_FLAVOR=cu128")
                : Finding.ok("gpu", "none; everything runs on the CPU");
    }

    Finding memory(int cores) {
        Optional<Long> available = availableMemory();
        if (available.isEmpty()) {
            return Finding.note("memory", cores + " cores, free memory unknown", "allow 2 GiB for each worker");
        }
        long workers = available.get() / WORKER_BYTES;
        String seen = "%d cores, %.1f GiB free".formatted(cores, available.get() / (double) (1L << 30));
        if (workers < 1) {
            return Finding.fail("memory", seen, "a worker needs up to 2 GiB; close other programs");
        }
        return workers < cores
                ? Finding.note("memory", seen, "run studies with --workers %d or fewer".formatted(workers))
                : Finding.ok("memory", seen);
    }

    private Optional<Long> availableMemory() {
        try (Stream<String> lines = Files.lines(machine.resolve("proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(workingDirectory).getUsableSpace();
            String seen = "%.1f GiB free in %s".formatted(free / (double) (1L << 30), workingDirectory);
            if (!Files.isWritable(workingDirectory)) {
                return Finding.fail(
                        "disk",
                        workingDirectory + " cannot be written to",
                        "run from another folder; studies are written to ./studies");
            }
            return free < FREE_DISK_BYTES
                    ? Finding.note("disk", seen, "results of large studies take some hundred MiB; free some space")
                    : Finding.ok("disk", seen);
        } catch (IOException e) {
            return Finding.note("disk", "unknown: " + e.getMessage(), "");
        }
    }

    Finding models(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Finding.ok("models", "no folder %s; random weights need none".formatted(folder));
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.filter(Files::isDirectory).sorted().toList();
            List<String> good =
                    all.stream().filter(Doctor::isModel).map(Doctor::name).toList();
            List<String> other = all.stream()
                    .filter(each -> !isModel(each))
                    .map(Doctor::name)
                    .toList();
            String seen = "in %s: %s".formatted(folder, good.isEmpty() ? "none" : String.join(", ", good));
            return other.isEmpty()
                    ? Finding.ok("models", seen)
                    : Finding.note(
                            "models",
                            seen + "; not usable: " + String.join(", ", other),
                            "a model's folder holds config.json and *.safetensors; pickled weights (.bin, .pt) are code"
                                    + " and are refused: convert them to safetensors where they were made");
        } catch (IOException e) {
            return Finding.note("models", folder + " cannot be read: " + e.getMessage(), "");
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /** One of a language or vision model, or one that 'aullm train' has kept. */
    private static boolean isModel(Path folder) {
        if (Files.exists(folder.resolve("model.json"))) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Files.exists(folder.resolve("config.json"))
                    && files.anyMatch(file -> file.toString().endsWith(".safetensors"));
        } catch (IOException e) {
            return false;
        }
    }

    private Finding pluginsFound() {
        long works = plugins.all().stream()
                .filter(plugin -> plugin.problems().isEmpty())
                .count();
        int broken = plugins.all().size() - (int) works;
        return broken == 0
                ? Finding.ok("plugins", works + " found")
                : Finding.note(
                        "plugins", "%d found, %d more with problems".formatted(works, broken), "see 'aullm plugins'");
    }
}
