package org.aullm.study.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How tests start other processes with their own classes. */
final class Java {

    private Java() {}

    static WorkerCommand command(Class<?> main, String... args) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                classPath(),
                main.getName()));
        words.addAll(List.of(args));
        return new WorkerCommand(words);
    }

    /** Test runs have classes on the module path, their child processes on the class path. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                Path.of("target/test-classes").toAbsolutePath().toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
    }
}
