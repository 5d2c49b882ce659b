package org.aullm.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.aullm.study.store.StudyFolder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of commands that take a study file. */
final class StudyFileArguments {

    @Parameters(paramLabel = "FILE", description = "The study file (YAML).")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes the study: --set training.epochs=20, --set baseline.llm.model=DIR, --set"
                    + " baseline.regularizers.0.weight=0.2. A path is relative to the working directory.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where plan, results and report are kept. Default: studies/NAME in the working directory.")
    private Optional<Path> out = Optional.empty();

    Plan plan(Planner planner, Path workingDirectory) {
        return planner.plan(StudyFile.read(file, overrides, workingDirectory));
    }

    StudyFolder folder(Plan plan, Path workingDirectory) {
        return new StudyFolder(out.map(workingDirectory::resolve)
                .orElseGet(
                        () -> StudyFolder.usual(workingDirectory, plan.study().name())));
    }
}
