package org.aullm.app;

import org.aullm.api.ComponentException;
import org.aullm.study.PlanException;
import org.aullm.study.StudyException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    static final int CONFIGURATION = 2;
    static final int DEFECT = 70;
    static final int ENVIRONMENT = 75;

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult result) {
        if (problem instanceof PlanException
                || problem instanceof StudyException
                || problem instanceof ComponentException) {
            command.getErr().println(problem.getMessage());
            return CONFIGURATION;
        }
        if (problem instanceof java.io.IOException) {
            command.getErr().println("aullm: " + problem.getMessage());
            return ENVIRONMENT;
        }
        command.getErr().println("aullm: this is a defect, please report it with the lines below");
        problem.printStackTrace(command.getErr());
        return DEFECT;
    }
}
