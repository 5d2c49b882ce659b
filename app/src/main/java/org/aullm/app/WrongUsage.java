package org.aullm.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with a command line, what was perhaps meant, and where help is; exit code 2. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        if (problem instanceof UnmatchedArgumentException unmatched && isCommand(unmatched)) {
            String word = unmatched.getUnmatched().get(0);
            err.printf("%s: '%s' is not a command.%n", name, word);
            String similar = similar(unmatched, word);
            if (!similar.isEmpty()) {
                err.printf("Did you mean %s?%n", similar);
            }
        } else {
            err.printf("%s: %s%n", name, problem.getMessage());
            UnmatchedArgumentException.printSuggestions(problem, err);
        }
        err.printf("See '%s --help'.%n", name);
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static boolean isCommand(UnmatchedArgumentException problem) {
        return !problem.getCommandLine().getSubcommands().isEmpty()
                && !problem.getUnmatched().get(0).startsWith("-");
    }

    private static String similar(UnmatchedArgumentException problem, String word) {
        List<String> commands = problem.getCommandLine().getCommandSpec().subcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(java.util.Map.Entry::getKey)
                .toList();
        return org.aullm.study.Names.nearest(word, commands).stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(" or "));
    }
}
