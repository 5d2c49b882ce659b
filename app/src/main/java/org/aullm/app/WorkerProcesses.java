package org.aullm.app;

import java.util.ArrayList;
import java.util.List;

/** How a worker is started: this program again, with the same modules, as {@code aullm worker}. */
final class WorkerProcesses {

    // One engine thread each: small trials gain little from a second one, and results depend on the number.
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx2g",
            "-Dai.djl.pytorch.num_threads=1",
            "-Dai.djl.pytorch.num_interop_threads=1");

    /** Names the folder of what language models keep between runs. */
    private static final String CACHE = "aullm.cache";

    /** Asks for a look at everything that components give back. */
    static final String CHECK = "--check";

    private WorkerProcesses() {}

    /**
     * How a worker of a study is started.
     *
     * @param checked whether it looks at everything that components give back
     */
    static org.aullm.study.run.WorkerCommand study(PluginPlaces plugins, boolean checked) {
        return checked ? command(plugins, "worker", CHECK) : command(plugins, "worker");
    }

    /** This program again with other words. */
    static org.aullm.study.run.WorkerCommand command(PluginPlaces plugins, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(FLAGS);
        if (Runtime.version().feature() >= 22) {
            // Newer versions ask to be told who may call native code.
            words.add("--enable-native-access=ai.djl.pytorch_engine,ai.djl.tokenizers,com.sun.jna,ai.djl.api,"
                    + "org.bytedeco.javacpp,org.bytedeco.ffmpeg,org.bytedeco.opencv,org.bytedeco.openblas,"
                    + "tensorflow.nativelib");
            words.add("--sun-misc-unsafe-memory-access=allow");
        }
        // Variables are handed on by the system, properties are not.
        String cache = System.getProperty(CACHE);
        if (cache != null) {
            words.add("-D" + CACHE + "=" + cache);
        }
        words.addAll(List.of("--add-modules", "java.se"));
        words.add("-p");
        words.add(System.getProperty("jdk.module.path", ""));
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            words.add("-cp");
            words.add(classPath);
        }
        words.addAll(List.of("-m", "org.aullm.app/org.aullm.app.Main"));
        words.addAll(List.of(arguments));
        words.addAll(plugins.words());
        return new org.aullm.study.run.WorkerCommand(words);
    }
}
