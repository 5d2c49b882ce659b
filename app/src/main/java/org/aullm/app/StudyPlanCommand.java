package org.aullm.app;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aullm study plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Checks a study file and says what would be run. Does no work.")
final class StudyPlanCommand implements Runnable {

    private final Planner planner;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFileArguments arguments = new StudyFileArguments();

    @Inject
    StudyPlanCommand(Planner planner, @WorkingDirectory Path workingDirectory) {
        this.planner = planner;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public void run() {
        Plan plan = arguments.plan(planner, workingDirectory);
        PlanText.print(
                plan,
                arguments.folder(plan, workingDirectory),
                WorkerArguments.usual(),
                spec.commandLine().getOut());
    }
}
