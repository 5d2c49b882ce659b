package org.aullm.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aullm study}. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Plans, runs and reports ablation studies.",
        subcommands = {
            StudyRunCommand.class,
            StudyPlanCommand.class,
            StudyStatusCommand.class,
            StudyReportCommand.class,
            StudyRetryCommand.class,
            StudyExplainCommand.class,
            StudyRerunCommand.class,
            StudyAuditCommand.class,
            StudyCompareCommand.class,
            StudyCleanCommand.class,
            StudySchemaCommand.class
        })
final class StudyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: run, plan, status, report or another");
    }
}
