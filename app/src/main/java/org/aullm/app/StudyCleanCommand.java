package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aullm.study.store.Leftovers;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.StudyLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aullm study clean}. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = "Lists what a study's folder holds that its plan has no use for: trials of earlier plans, damaged"
                + " files that were set aside, drafts, logs. Removes it with --yes. Results of planned trials stay.")
final class StudyCleanCommand implements Callable<Integer> {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFolderArguments arguments = new StudyFolderArguments();

    @Option(names = "--yes", description = "Removes what is listed.")
    private boolean yes;

    @Inject
    StudyCleanCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        StudyFolder folder = new StudyFolder(arguments.folder(workingDirectory));
        folder.plan(); // says so where there is no study
        try (StudyLock lock = StudyLock.take(folder.path())) {
            Leftovers leftovers = new Leftovers(folder);
            List<Path> found = leftovers.find();
            found.forEach(each -> out.println(folder.path().relativize(each)));
            if (yes) {
                leftovers.remove(found);
            }
            out.printf(
                    "%d thing%s %s%n",
                    found.size(),
                    found.size() == 1 ? "" : "s",
                    yes ? "removed" : found.isEmpty() ? "to remove" : "to remove; add --yes to remove them");
        }
        return 0;
    }
}
