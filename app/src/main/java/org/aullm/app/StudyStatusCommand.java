package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.store.StoredStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aullm study status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what is done, what failed and why, and what is pending. The study may be running.")
final class StudyStatusCommand implements Runnable {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFolderArguments arguments = new StudyFolderArguments();

    @Inject
    StudyStatusCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        StoredStudy study = StoredStudy.load(arguments.folder(workingDirectory));
        out.printf("study %s%n", study.plan().study());
        out.printf("  %-40s %6s %6s %7s%n", "", "done", "failed", "pending");
        for (StoredStudy.CellTrials cell : study.cells()) {
            out.printf(
                    "  %-40s %6d %6d %7d%n",
                    cell.name(), cell.results().size(), cell.failures().size(), cell.pending());
        }
        for (StoredStudy.CellTrials cell : study.cells()) {
            for (TrialFailure failure : cell.failures()) {
                out.printf("failed: %s, trial %s: %s%n", cell.name(), failure.trial(), failure.message());
            }
            for (String trial : cell.corrupt()) {
                out.printf("damaged: %s, trial %s: its result will be computed again%n", cell.name(), trial);
            }
        }
    }
}
