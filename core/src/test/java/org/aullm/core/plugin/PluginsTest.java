package org.aullm.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aullm.core.registry.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a plugin can be broken is said with its remedy, and the plugin beside it works. */
class PluginsTest {

    @TempDir
    Path root;

    private Path plugins;

    @BeforeEach
    void a_plugin_that_works() throws IOException {
        plugins = Files.createDirectory(root.resolve("plugins"));
        TinyPlugin.loss("tiny.good", "tiny-good").jar(folder("good").resolve("good-1.0.0.jar"));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(plugins.resolve(name));
    }

    /** What is said of the plugin beside the good one. */
    private List<String> problems() {
        Plugins loaded = Plugins.load(List.of(plugins));
        assertThat(loaded.registry().ids(Slot.LOSS)).contains("tiny-good");
        return loaded.all().stream()
                .flatMap(plugin -> plugin.problems().stream())
                .toList();
    }

    @Test
    void a_plugin_is_listed_with_all_that_is_known_of_it() {
        assertThat(Plugins.load(List.of(plugins)).all()).singleElement().satisfies(plugin -> {
            assertThat(plugin.name()).isEqualTo("good");
            assertThat(plugin.place()).isEqualTo(plugins.resolve("good"));
            assertThat(plugin.module()).hasValueSatisfying(module -> {
                assertThat(module.name()).isEqualTo("tiny.good");
                assertThat(module.version()).contains("1.0.0");
                assertThat(module.api()).isEqualTo(ApiVersion.running());
            });
            assertThat(plugin.provides()).containsExactly(new Plugin.Provided(Slot.LOSS, "tiny-good"));
            assertThat(plugin.problems()).isEmpty();
        });
    }

    @Test
    void two_plugins_bring_two_versions_of_one_library() throws IOException {
        for (int version = 1; version <= 2; version++) {
            Path folder = folder("user" + version);
            Path library = TinyPlugin.module("tiny.library", "exports tiny.library;")
                    .source(
                            "tiny/library/Version.java",
                            "package tiny.library; public class Version { public static String it() { return \"v%d\"; } }"
                                    .formatted(version))
                    .version(version + ".0")
                    .jar(folder.resolve("library-%d.0.jar".formatted(version)));
            String name = "tiny.user" + version;
            TinyPlugin.module(
                            name,
                            "requires org.aullm.api; requires tiny.library;"
                                    + " provides org.aullm.api.spi.LossProvider with %s.Mine;".formatted(name))
                    .provider(name, "Mine", "return \"library-\" + tiny.library.Version.it();", "")
                    .library(library)
                    .jar(folder.resolve("user.jar"));
        }

        assertThat(problems()).isEmpty();
        assertThat(Plugins.load(List.of(plugins)).registry().ids(Slot.LOSS)).contains("library-v1", "library-v2");
    }

    @Test
    void a_stray_copy_of_the_api_beside_a_plugin_changes_nothing() throws IOException {
        Path stub = apiStub("9.9.9");
        Files.copy(stub, folder("good").resolve("aullm-api-9.9.9.jar"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_corrupt_jar() throws IOException {
        Files.writeString(folder("bad").resolve("bad.jar"), "This is no jar.");

        assertThat(problems())
                .containsExactly("bad.jar cannot be read as a jar (zip END header not found). Copy it again");
    }

    @Test
    void a_jar_for_the_class_path() throws IOException {
        TinyPlugin.classPathJar()
                .source("old/Old.java", "package old; public class Old {}")
                .jar(folder("old").resolve("old-2.0.jar"));

        assertThat(problems())
                .containsExactly(
                        "old-2.0.jar: without a module-info.class a jar is for the class path, where components"
                                + " are not looked for. Its author must add a module-info.java with"
                                + " 'provides org.aullm.api.spi.LlmBackendProvider with ...', or another provider's name");
    }

    @Test
    void a_jar_whose_name_gives_no_module_name() throws IOException {
        TinyPlugin.loss("tiny.bad", "tiny-bad").jar(folder("bad").resolve("bad.jar"));
        TinyPlugin.classPathJar()
                .source("old/Old.java", "package old; public class Old {}")
                .jar(folder("bad").resolve("int-1.0.jar"));

        assertThat(problems())
                .containsExactly(
                        "int-1.0.jar has no module-info.class, and Java can derive no module name from its file"
                                + " name. Rename it to letters and hyphens with the version last, such as some-library-1.2.jar");
    }

    @Test
    void a_module_that_provides_nothing() throws IOException {
        TinyPlugin.module("tiny.idle", "").jar(folder("idle").resolve("idle.jar"));

        assertThat(problems())
                .containsExactly("none of its modules provides a component. Its module-info.java must say"
                        + " 'provides org.aullm.api.spi.LlmBackendProvider with ...', or another provider's name");
    }

    @Test
    void an_empty_folder() throws IOException {
        folder("empty");

        assertThat(problems()).containsExactly("no jar lies in it. Put the plugin's jars there, or remove the folder");
    }

    @Test
    void a_missing_dependency() throws IOException {
        Path library = TinyPlugin.module("tiny.library", "exports tiny.library;")
                .source("tiny/library/Empty.java", "package tiny.library; public class Empty {}")
                .jar(Files.createDirectory(root.resolve("elsewhere")).resolve("library.jar"));
        TinyPlugin.module(
                        "tiny.needy",
                        "requires org.aullm.api; requires tiny.library;"
                                + " provides org.aullm.api.spi.LossProvider with tiny.needy.Mine;")
                .provider("tiny.needy", "Mine", "return \"tiny-needy\";", "")
                .library(library)
                .jar(folder("needy").resolve("needy.jar"));

        assertThat(problems())
                .containsExactly(
                        "module tiny.needy needs module tiny.library, which is neither in its folder nor part of"
                                + " aullm. Put the jar of tiny.library there");
    }

    @Test
    void two_jars_with_one_module() throws IOException {
        TinyPlugin.loss("tiny.twice", "tiny-twice").jar(folder("twice").resolve("twice-1.jar"));
        TinyPlugin.loss("tiny.twice", "tiny-twice").jar(folder("twice").resolve("twice-2.jar"));

        assertThat(problems())
                .containsExactly("module tiny.twice lies in twice-1.jar and in twice-2.jar. Remove one of them");
    }

    @Test
    void a_module_that_is_part_of_aullm() throws IOException {
        Path stub = TinyPlugin.module(
                        "org.aullm.core",
                        "requires org.aullm.api; provides org.aullm.api.spi.LossProvider with org.aullm.core.Mine;")
                .provider("org.aullm.core", "Mine", "return \"tiny-core\";", "")
                .jar(folder("core").resolve("core.jar"));

        assertThat(stub).exists();
        assertThat(problems())
                .containsExactly("module org.aullm.core (core.jar) is part of aullm already. Give the plugin's module"
                        + " another name");
    }

    @Test
    void a_plugin_for_another_api() throws IOException {
        TinyPlugin.module(
                        "tiny.future",
                        "requires org.aullm.api; provides org.aullm.api.spi.LossProvider with tiny.future.Mine;")
                .source(
                        "tiny/future/Mine.java",
                        "package tiny.future; public class Mine implements org.aullm.api.spi.LossProvider {}")
                .againstLibrariesOnly()
                .library(apiStub("9.0.0"))
                .jar(folder("future").resolve("future.jar"));

        String running = ApiVersion.running().orElseThrow();
        assertThat(problems())
                .containsExactly(
                        ("module tiny.future was built against aullm-api 9.0.0, but this is aullm-api %s. Install the"
                                        + " plugin's version for it, or build the plugin against aullm-api %s")
                                .formatted(running, running));
    }

    private Path apiStub(String version) throws IOException {
        return TinyPlugin.module("org.aullm.api", "exports org.aullm.api.spi;")
                .source(
                        "org/aullm/api/spi/LossProvider.java",
                        "package org.aullm.api.spi; public interface LossProvider {}")
                .version(version)
                .againstLibrariesOnly()
                .jar(Files.createDirectories(root.resolve("stub")).resolve("aullm-api-%s.jar".formatted(version)));
    }

    @Test
    void versions_of_the_api_that_suit_each_other() {
        assertThat(ApiVersion.suits("0.1.0", "0.1.7-SNAPSHOT")).isTrue();
        assertThat(ApiVersion.suits("0.1.0", "0.2.0")).isFalse();
        assertThat(ApiVersion.suits("1.2.0", "1.4.1")).isTrue();
        assertThat(ApiVersion.suits("1.4.0", "1.2.0")).isFalse();
        assertThat(ApiVersion.suits("1.0.0", "2.0.0")).isFalse();
    }

    @Test
    void a_constructor_that_throws() throws IOException {
        module("tiny.angry")
                .provider(
                        "tiny.angry",
                        "Mine",
                        "return \"tiny-angry\";",
                        "public Mine() { throw new IllegalStateException(\"no licence\"); }")
                .jar(folder("angry").resolve("angry.jar"));

        assertThat(problems())
                .containsExactly(
                        "tiny.angry.Mine cannot be used (java.lang.IllegalStateException: no licence). Report it"
                                + " to its author");
    }

    private static TinyPlugin module(String name) {
        return TinyPlugin.module(
                name, "requires org.aullm.api; provides org.aullm.api.spi.LossProvider with %s.Mine;".formatted(name));
    }

    @Test
    void a_question_that_throws() throws IOException {
        module("tiny.shy")
                .provider("tiny.shy", "Mine", "throw new UnsupportedOperationException(\"not yet\");", "")
                .jar(folder("shy").resolve("shy.jar"));

        assertThat(problems())
                .containsExactly(
                        "tiny.shy.Mine cannot be used (java.lang.UnsupportedOperationException: not yet). Report"
                                + " it to its author");
    }

    @Test
    void a_provider_that_is_not_in_the_jar_and_one_that_is() throws IOException {
        TinyPlugin.module(
                        "tiny.torn",
                        "requires org.aullm.api;"
                                + " provides org.aullm.api.spi.LossProvider with tiny.torn.Lost, tiny.torn.Mine;")
                .provider("tiny.torn", "Lost", "return \"tiny-lost\";", "")
                .provider("tiny.torn", "Mine", "return \"tiny-torn\";", "")
                .jar(folder("torn").resolve("torn.jar"), "tiny/torn/Lost.class");

        assertThat(problems())
                .containsExactly(
                        "org.aullm.api.spi.LossProvider: Provider tiny.torn.Lost not found. Its author must build"
                                + " it again");
        assertThat(Plugins.load(List.of(plugins)).registry().ids(Slot.LOSS)).contains("tiny-torn");
    }

    @Test
    void a_class_that_is_missing() throws IOException {
        module("tiny.loose")
                .source(
                        "tiny/loose/Helper.java",
                        "package tiny.loose; class Helper { static String id() { return \"x\"; } }")
                .provider("tiny.loose", "Mine", "return Helper.id();", "")
                .jar(folder("loose").resolve("loose.jar"), "tiny/loose/Helper.class");

        assertThat(problems())
                .containsExactly(
                        "tiny.loose.Mine cannot be linked (java.lang.NoClassDefFoundError: tiny/loose/Helper). A"
                                + " library is missing or of another version: put the right jar into the plugin's folder");
    }

    @Test
    void an_id_that_another_plugin_has() throws IOException {
        TinyPlugin.loss("tiny.rival", "tiny-good").jar(folder("rival").resolve("rival.jar"));

        assertThat(problems())
                .containsExactly(
                        "tiny.rival.Mine calls itself loss 'tiny-good', as one of plugin 'good' does. Remove one"
                                + " of both, or ask its author to rename it");
    }

    @Test
    void an_id_that_is_reserved() throws IOException {
        TinyPlugin.loss("tiny.nobody", "none").jar(folder("nobody").resolve("nobody.jar"));

        assertThat(problems())
                .containsExactly("tiny.nobody.Mine calls itself loss 'none'; an id is in kebab-case and not 'none'. Its"
                        + " author must rename it");
    }

    @Test
    void a_jar_without_a_folder() throws IOException {
        TinyPlugin.loss("tiny.lone", "tiny-lone").jar(plugins.resolve("lone-1.0.jar"));

        assertThat(problems())
                .containsExactly("a plugin is a folder. Move the jar into " + plugins.resolve("lone-1.0/lone-1.0.jar"));
    }

    @Test
    void a_plugins_folder_that_does_not_exist() {
        Plugins loaded = Plugins.load(List.of(root.resolve("nowhere"), plugins));

        assertThat(loaded.problems())
                .containsExactly(("plugin 'nowhere' (%s): there is no folder to look for plugins in. Make one, or name"
                                + " another")
                        .formatted(root.resolve("nowhere")));
        assertThat(loaded.registry().ids(Slot.LOSS)).contains("tiny-good");
    }

    @Test
    void one_jar_is_checked_by_itself() {
        assertThat(Plugins.check(plugins.resolve("good/good-1.0.0.jar")).provides())
                .containsExactly(new Plugin.Provided(Slot.LOSS, "tiny-good"));
    }
}
