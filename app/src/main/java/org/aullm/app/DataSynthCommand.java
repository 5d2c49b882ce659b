package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.option.Options;
import org.aullm.api.spi.DataToolsProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm data synth}. Its options are those of the generator. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a made-up data set as the owners of CASME II deliver theirs. Repeated, it goes on where it was stopped.",
            "Without a folder it lists its options."
        })
final class DataSynthCommand implements Runnable {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FOLDER [--OPTION VALUE]", description = "Where to, and how.")
    private List<String> words = new ArrayList<>();

    @Inject
    DataSynthCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Spec(Spec.Target.SELF)
    void unknownOptionsBelongToTheGenerator(CommandSpec own) {
        own.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        DataToolsProvider tools = DataCommand.dataTools();
        if (words.isEmpty()) {
            OptionWords.describe(tools.synthesisOptions(), out);
            return;
        }
        Options options = OptionWords.read(tools.synthesisOptions(), words.subList(1, words.size()), spec);
        tools.synthesise(options, workingDirectory.resolve(words.get(0)), line -> {
                    out.println(line);
                    out.flush();
                })
                .forEach(out::println);
    }
}
