package org.aullm.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.aullm.api.ComponentException;

/**
 * Writes a plugin's project: one of the projects under {@code examples} with other names, so that what is written is what
 * is built and tested.
 */
final class PluginProject {

    static final List<String> KINDS = List.of("llm");

    /** Shows the kinds in the help. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KINDS.iterator();
        }
    }

    private static final List<String> FILES = List.of(
            "pom.xml",
            "README.md",
            "src/main/java/module-info.java",
            "src/main/java/org/example/echo/EchoProvider.java",
            "src/main/java/org/example/echo/EchoBackend.java",
            "src/test/java/org/example/echo/EchoContractTest.java");

    private PluginProject() {}

    static boolean isName(String name) {
        return name.matches("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*") && !name.equals("none");
    }

    static void write(String kind, String name, Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new ComponentException("%s exists already; choose another name or remove it".formatted(folder));
        }
        for (String file : FILES) {
            Path target = folder.resolve(renamed(file, name));
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, renamed(read(kind, file), name));
        }
    }

    private static String read(String kind, String file) throws IOException {
        try (InputStream in = PluginProject.class.getResourceAsStream("/project/%s/%s".formatted(kind, file))) {
            if (in == null) {
                throw new IllegalStateException("the project for '%s' lacks %s".formatted(kind, file));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String renamed(String text, String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.split("-")) {
            words.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        String version = Versions.aullm();
        return text.replace("llm-echo", name)
                .replace("'echo'", "'" + name + "'")
                .replace("\"echo\"", "\"" + name + "\"")
                .replace("llm: echo", "llm: " + name)
                .replace("org.example.echo", "org.example." + name.replace("-", ""))
                .replace("org/example/echo", "org/example/" + name.replace("-", ""))
                .replace("Echo", String.join("", words))
                .replaceFirst("<aullm.version>[^<]*<", "<aullm.version>" + version + "<");
    }
}
