package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aullm study report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes the report of a study's folder anew, from what is done so far.")
final class StudyReportCommand implements Callable<Integer> {

    private final ReportWriter reports;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFolderArguments arguments = new StudyFolderArguments();

    @Inject
    StudyReportCommand(ReportWriter reports, @WorkingDirectory Path workingDirectory) {
        this.reports = reports;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() throws IOException {
        reports.write(arguments.folder(workingDirectory), spec.commandLine().getOut());
        return 0;
    }
}
