package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.StudyLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aullm study status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Says what runs, what is done, what failed and why, and what is pending. The study may be running in"
                        + " another terminal.")
final class StudyStatusCommand implements Callable<Integer> {

    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFolderArguments arguments = new StudyFolderArguments();

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "2",
            description = "Says it again every so many seconds (2) until the study no longer runs.")
    private Optional<Integer> watch = Optional.empty();

    @Inject
    StudyStatusCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        StudyFolder folder = new StudyFolder(arguments.folder(workingDirectory));
        boolean running = StudyLock.isTaken(folder.path());
        while (true) {
            // A run that ends between the two looks has already said so in its files.
            StoredStudy study = StoredStudy.load(folder.path());
            if (watch.isPresent() && Terminal.columns().isPresent()) {
                out.print(CLEAR);
            }
            StatusText.print(study, folder.runState(), running, out);
            out.flush();
            if (watch.isEmpty() || !running) {
                return 0;
            }
            Thread.sleep(1000L * Math.max(1, watch.get()));
            running = StudyLock.isTaken(folder.path());
        }
    }
}
