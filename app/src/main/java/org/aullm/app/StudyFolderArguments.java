package org.aullm.app;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The argument of commands that take a study's folder. */
final class StudyFolderArguments {

    @Parameters(paramLabel = "DIR", description = "A folder that 'study run' has written, such as studies/quickstart.")
    private Path folder = Path.of("");

    Path folder(Path workingDirectory) {
        return workingDirectory.resolve(folder);
    }
}
