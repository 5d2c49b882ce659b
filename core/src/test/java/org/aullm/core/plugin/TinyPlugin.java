package org.aullm.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles a jar from a few lines of source. */
final class TinyPlugin {

    private final String module;
    private final Map<String, String> sources = new TreeMap<>();
    private final List<Path> libraries = new ArrayList<>();
    private String version = "1.0.0";
    private String modulePath = System.getProperty("jdk.module.path", "");

    private TinyPlugin(String module) {
        this.module = module;
    }

    /** A module without anything. */
    static TinyPlugin module(String module, String body) {
        return new TinyPlugin(module).source("module-info.java", "module %s { %s }".formatted(module, body));
    }

    /** A jar for the class path. */
    static TinyPlugin classPathJar() {
        return new TinyPlugin("");
    }

    /** A module that provides one loss. */
    static TinyPlugin loss(String module, String id) {
        return module(
                        module,
                        "requires org.aullm.api; provides org.aullm.api.spi.LossProvider with %s.Mine;"
                                .formatted(module))
                .provider(module, "Mine", "return \"%s\";".formatted(id), "");
    }

    /** A provider of losses whose method id() has this body, with more members. */
    TinyPlugin provider(String pack, String name, String idBody, String members) {
        return source(
                pack.replace('.', '/') + "/" + name + ".java",
                """
                package %s;

                public final class %s implements org.aullm.api.spi.LossProvider {
                    %s
                    @Override public String id() { %s }
                    @Override public String summary() { return "A loss for tests."; }
                    @Override public java.util.List<org.aullm.api.option.Option<?>> options() { return java.util.List.of(); }
                    @Override public org.aullm.api.Loss create(
                            org.aullm.api.spi.Build build, org.aullm.api.data.LabelTable training) {
                        throw new UnsupportedOperationException();
                    }
                }
                """
                        .formatted(pack, name, members, idBody));
    }

    TinyPlugin source(String path, String text) {
        sources.put(path, text);
        return this;
    }

    TinyPlugin version(String other) {
        version = other;
        return this;
    }

    TinyPlugin library(Path jar) {
        libraries.add(jar);
        return this;
    }

    /** Compiles against nothing but the given libraries. */
    TinyPlugin againstLibrariesOnly() {
        modulePath = "";
        return this;
    }

    /** Writes the jar. */
    Path jar(Path file) throws IOException {
        return jar(file, "");
    }

    /** Writes the jar without one of its classes. */
    Path jar(Path file, String leftOut) throws IOException {
        Path work = Files.createTempDirectory("tiny-plugin");
        Path classes = Files.createDirectory(work.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
        String path = Stream.concat(Stream.of(modulePath), libraries.stream().map(Path::toString))
                .filter(entry -> !entry.isEmpty())
                .reduce((a, b) -> a + java.io.File.pathSeparator + b)
                .orElse("");
        if (!module.isEmpty()) {
            arguments.addAll(List.of("--module-version", version));
        }
        if (!path.isEmpty()) {
            arguments.addAll(List.of("--module-path", path));
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path written = work.resolve("src").resolve(source.getKey());
            Files.createDirectories(written.getParent());
            arguments.add(Files.writeString(written, source.getValue()).toString());
        }
        run("javac", arguments);
        run("jar", List.of("--create", "--file", file.toString(), "-C", classes.toString(), "."));
        if (!leftOut.isEmpty()) {
            // The tool itself would not make such a jar.
            try (FileSystem content = FileSystems.newFileSystem(file)) {
                Files.delete(content.getPath(leftOut));
            }
        }
        try (Stream<Path> files = Files.walk(work)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        }
        return file;
    }

    private static void run(String tool, List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(code).as(said.toString()).isZero();
    }
}
