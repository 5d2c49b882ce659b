package org.aullm.app;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.aullm.core.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aullm doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at Java, natives, vision, GPU, memory, disk, models and plugins, and says what to do.")
final class DoctorCommand implements Callable<Integer> {

    private final Plugins plugins;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Option(names = "--models", paramLabel = "DIR", description = "Where models lie. Default: models.")
    private Path models = Path.of("models");

    @Inject
    DoctorCommand(Plugins plugins, @WorkingDirectory Path workingDirectory) {
        this.plugins = plugins;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(System.getenv(), workingDirectory, Path.of("/"), plugins)
                .examine(workingDirectory.resolve(models));
        var out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            out.printf(
                    "%-5s %-8s %s%n", finding.grade().name().toLowerCase(Locale.ROOT), finding.what(), finding.seen());
            if (!finding.advice().isEmpty()) {
                out.printf("%-14s > %s%n", "", finding.advice());
            }
        }
        return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.FAIL) ? Failures.ENVIRONMENT : 0;
    }
}
