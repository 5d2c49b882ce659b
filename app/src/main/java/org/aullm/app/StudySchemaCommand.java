package org.aullm.app;

import jakarta.inject.Inject;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Json;
import org.aullm.study.file.StudySchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aullm study schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the JSON Schema of study files, with the options of all components that are there, for editors:",
            "aullm study schema > study.schema.json"
        })
final class StudySchemaCommand implements Runnable {

    private final Registry registry;

    @Spec
    private CommandSpec spec;

    @Inject
    StudySchemaCommand(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void run() {
        spec.commandLine().getOut().println(Json.PRETTY.writeValueAsString(StudySchema.of(registry)));
    }
}
