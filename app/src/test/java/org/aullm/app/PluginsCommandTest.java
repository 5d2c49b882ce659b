package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void without_plugins_it_says_where_it_looked() {
        assertThat(run(List.of(folder), "plugins")).isZero();
        assertThat(out.toString()).startsWith("no plugins; looked in " + folder);
    }

    @Test
    void a_broken_plugin_is_listed_with_its_problem() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("bad")).resolve("bad.jar"), "This is no jar.");

        assertThat(run(List.of(folder), "plugins")).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        bad: left out
                          from       %s/bad
                          problem    bad.jar cannot be read as a jar (zip END header not found). Copy it again
                        """
                                .formatted(folder));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void other_commands_say_what_is_left_out_and_work() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(run(List.of(folder), "components")).isZero();
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "aullm: left out: plugin 'empty' (%s/empty): no jar lies in it. Put the plugin's jars there, or remove the folder%n"
                                .formatted(folder));
        assertThat(out.toString()).contains("mge-efp");
    }

    @Test
    void a_check_of_something_broken_ends_with_2() throws IOException {
        Path jar = Files.writeString(folder.resolve("bad.jar"), "This is no jar.");

        assertThat(run(List.of(), "plugins", "check", jar.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("problem    bad.jar cannot be read as a jar");
    }

    @Test
    void a_check_of_nothing_is_refused() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(run(List.of(), "plugins", "check", nowhere.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "nothing is at %s; name a plugin's folder or its jar%n".formatted(nowhere));
    }

    @Test
    void a_new_project_has_its_own_names_throughout() throws IOException {
        PluginProject.write("llm", "my-backend", folder.resolve("my-backend"));

        Path project = folder.resolve("my-backend");
        assertThat(project.resolve("src/test/java/org/example/mybackend/MyBackendContractTest.java"))
                .content()
                .contains("package org.example.mybackend;", "return new MyBackendProvider();");
        assertThat(project.resolve("src/main/java/org/example/mybackend/MyBackendProvider.java"))
                .content()
                .contains("String ID = \"my-backend\"");
        assertThat(project.resolve("pom.xml"))
                .content()
                .contains(
                        "<artifactId>my-backend</artifactId>",
                        "<aullm.version>" + Versions.aullm() + "</aullm.version>");
        try (var files = Files.walk(project)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(
                            file -> assertThat(file).content().doesNotContainIgnoringCase("llm-echo", "EchoBackend"));
        }
    }

    @Test
    void a_kind_without_a_project_is_said() {
        assertThat(run(List.of(), "plugins", "new", "planet", "my-planet")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no beginning for a 'planet'; there is one for: llm");
    }

    @Test
    void a_name_that_cannot_be_an_id_is_refused() {
        assertThat(run(List.of(), "plugins", "new", "llm", "My Backend")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'My Backend' cannot be an id; write lower-case words with hyphens, such as my-backend");
    }

    @Test
    void places_are_the_option_then_the_variable_then_home() throws IOException {
        Files.createDirectory(folder.resolve("plugins"));

        PluginPlaces places = PluginPlaces.of(
                List.of("study", "--plugins", "/a" + File.pathSeparator + "/b", "run", "--plugins=/c"),
                Map.of("AULLM_PLUGINS", "/d" + File.pathSeparator + "/a"),
                folder.toString());

        assertThat(places.folders())
                .containsExactly(Path.of("/a"), Path.of("/b"), Path.of("/c"), Path.of("/d"), folder.resolve("plugins"));
        assertThat(places.words()).startsWith("--plugins", "/a", "--plugins", "/b");
    }

    private int run(List<Path> plugins, String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), new PluginPlaces(plugins))
                .execute(arguments);
    }
}
