package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that can be read off the modules' descriptors. */
class ArchitectureTest {

    private static final Set<String> MAY_REQUIRE_GUICE = Set.of("org.aullm.app");

    // What plugins of one family share; provides nothing itself (docs/adr/0005-libraries-for-plugins.md).
    private static final Set<String> LIBRARIES = Set.of("org.aullm.graph.kit", "org.aullm.llm.text");

    @Test
    void there_are_plugins_to_look_at() {
        assertThat(plugins().map(ModuleDescriptor::name))
                .contains(
                        "org.aullm.datasets",
                        "org.aullm.encoders",
                        "org.aullm.projector.mgeefp",
                        "org.aullm.projector.baselines",
                        "org.aullm.graph.raugnn",
                        "org.aullm.graph.baselines",
                        "org.aullm.llm.decoder",
                        "org.aullm.regularizers");
    }

    @Test
    void a_plugin_knows_api_tensor_and_libraries_that_know_no_more() {
        Set<String> allowed = Stream.concat(Stream.of("org.aullm.api", "org.aullm.tensor"), LIBRARIES.stream())
                .collect(Collectors.toSet());
        assertThat(modules().stream()
                        .filter(module ->
                                LIBRARIES.contains(module.name()) || plugins().anyMatch(module::equals))
                        .flatMap(module -> ours(module).map(name -> module.name() + " -> " + name)))
                .allMatch(arrow -> allowed.contains(arrow.substring(arrow.indexOf(" -> ") + 4)));
    }

    @Test
    void a_library_provides_nothing() {
        assertThat(modules().stream()
                        .filter(module -> LIBRARIES.contains(module.name()))
                        .map(ModuleDescriptor::provides))
                .hasSameSizeAs(LIBRARIES)
                .allMatch(Set::isEmpty);
    }

    @Test
    void a_plugin_exports_nothing() {
        assertThat(plugins().filter(plugin -> !plugin.exports().isEmpty()).map(ModuleDescriptor::name))
                .isEmpty();
    }

    @Test
    void nobody_names_a_plugin() {
        Set<String> plugins = plugins().map(ModuleDescriptor::name).collect(Collectors.toSet());
        assertThat(modules().stream().flatMap(ArchitectureTest::ours)).doesNotContainAnyElementsOf(plugins);
    }

    @Test
    void guice_stays_in_app() {
        assertThat(modules().stream()
                        .filter(module -> requires(module).anyMatch("com.google.guice"::equals))
                        .map(ModuleDescriptor::name))
                .allMatch(MAY_REQUIRE_GUICE::contains);
    }

    @Test
    void the_engine_stays_in_tensor() {
        assertThat(modules().stream()
                        .filter(module -> requires(module).anyMatch("ai.djl.pytorch_engine"::equals))
                        .map(ModuleDescriptor::name))
                .containsExactly("org.aullm.tensor");
    }

    private static List<ModuleDescriptor> modules() {
        return ModuleLayer.boot().modules().stream()
                .map(Module::getDescriptor)
                .filter(module -> module.name().startsWith("org.aullm."))
                .toList();
    }

    private static Stream<ModuleDescriptor> plugins() {
        return modules().stream().filter(module -> module.provides().stream()
                .anyMatch(service -> service.service().startsWith("org.aullm.api.spi.")));
    }

    private static Stream<String> ours(ModuleDescriptor module) {
        return requires(module).filter(name -> name.startsWith("org.aullm."));
    }

    private static Stream<String> requires(ModuleDescriptor module) {
        return module.requires().stream().map(ModuleDescriptor.Requires::name);
    }
}
