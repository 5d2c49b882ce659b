package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm plugins new}: a project to begin with. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a Maven project for a plugin that builds and passes its contract at once:",
            "  aullm plugins new llm my-backend"
        })
final class PluginsNewCommand implements Callable<Integer> {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "What it provides: ${COMPLETION-CANDIDATES}.",
            completionCandidates = PluginProject.Kinds.class)
    private String kind = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Its id in study files, such as my-backend.")
    private String name = "";

    @Inject
    PluginsNewCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() throws IOException {
        if (!PluginProject.KINDS.contains(kind)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no beginning for a '%s'; there is one for: %s"
                            .formatted(kind, String.join(", ", PluginProject.KINDS)));
        }
        if (!PluginProject.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'%s' cannot be an id; write lower-case words with hyphens, such as my-backend".formatted(name));
        }
        Path folder = workingDirectory.resolve(name);
        PluginProject.write(kind, name, folder);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s is a project with a provider, a component and its contract. Next:%n"
                                + "  cd %s && mvn verify%n"
                                + "  mkdir -p PLUGINS/%s && cp target/%s-1.0.0.jar PLUGINS/%s%n"
                                + "  aullm plugins --plugins PLUGINS%n",
                        folder, name, name, name, name);
        return 0;
    }
}
