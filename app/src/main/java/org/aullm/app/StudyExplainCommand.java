package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aullm.core.config.TrialConfig;
import org.aullm.study.StudyException;
import org.aullm.study.store.StoredPlan.StoredCell;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TrialFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm study explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows a trial's whole configuration and where each value was written.")
final class StudyExplainCommand implements Callable<Integer> {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFolderArguments arguments = new StudyFolderArguments();

    @Parameters(
            index = "1",
            paramLabel = "TRIAL",
            description = "The trial's id, or how it begins; or a cell's name for the cell's first trial.")
    private String trial = "";

    @Inject
    StudyExplainCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() throws IOException {
        StudyFolder folder = new StudyFolder(arguments.folder(workingDirectory));
        List<StoredCell> cells = folder.plan().cells();
        for (StoredCell cell : cells) {
            for (var planned : cell.trials()) {
                if (cell.cell().name().equals(trial)
                        || (!trial.isEmpty() && planned.id().startsWith(trial))) {
                    explain(cell, folder.trial(planned.id()));
                    return 0;
                }
            }
        }
        throw new StudyException("%s has no trial '%s' and no cell of that name.%s"
                .formatted(
                        folder.path(),
                        trial,
                        org.aullm.study.Names.hint(
                                trial,
                                cells.stream().map(cell -> cell.cell().name()).toList())));
    }

    private void explain(StoredCell cell, TrialFolder files) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TrialConfig config = files.spec();
        out.printf(
                "trial %s: %s, fold %s, seed %d, %s%n",
                files.id(),
                cell.cell().name(),
                config.fold().name(),
                config.seed(),
                files.state().name().toLowerCase(java.util.Locale.ROOT));
        cell.cell().levels().forEach((factor, level) -> out.printf("  factor %s: %s%n", factor, level));
        cell.cell()
                .values()
                .forEach((path, value) -> out.printf(
                        "  %-36s %-28s %s%n",
                        path, value.replace("\n", " "), cell.cell().origins().getOrDefault(path, "default")));
        out.printf(
                "  %-36s %d subjects%n",
                "fold, to learn from", config.fold().training().size());
        out.printf(
                "  %-36s %s%n",
                "fold, to judge", String.join(", ", config.fold().test()));
        files.result()
                .filter(result -> !result.fitting().chosen().options().isEmpty())
                .ifPresent(result -> out.printf(
                        "  %-36s %s%n",
                        "chosen on inner folds", result.fitting().chosen().options()));
        files.failure().ifPresent(failure -> out.printf("failed: %s: %s%n", failure.kind(), failure.message()));
    }
}
