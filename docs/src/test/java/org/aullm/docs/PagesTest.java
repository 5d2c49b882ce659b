package org.aullm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aullm.testkit.DatasetContract;
import org.aullm.testkit.LlmBackendContract;
import org.aullm.testkit.LossContract;
import org.aullm.testkit.ProjectorContract;
import org.aullm.testkit.RegularizerContract;
import org.aullm.testkit.RelationGraphContract;
import org.aullm.testkit.VerbalizerContract;
import org.aullm.testkit.VisualEncoderContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {

    private static final Path DOCS = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void every_must_of_the_authors_guide_is_a_check_and_every_check_is_a_must() throws IOException {
        Set<String> checks = Stream.of(
                        VisualEncoderContract.class,
                        ProjectorContract.class,
                        RelationGraphContract.class,
                        LlmBackendContract.class,
                        LossContract.class,
                        RegularizerContract.class,
                        VerbalizerContract.class,
                        DatasetContract.class)
                .flatMap(contract -> Arrays.stream(contract.getMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        String guide = Files.readString(DOCS.resolve("plugins.md"));
        String musts =
                guide.substring(guide.indexOf("## What a component must do"), guide.indexOf("## What it should do"));
        Set<String> named = new TreeSet<>();
        Matcher name = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){2,})`").matcher(musts);
        while (name.find()) {
            named.add(name.group(1));
        }

        assertThat(named).isEqualTo(checks);
    }

    @Test
    void every_link_within_the_repository_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Page page : Site.pages(DOCS)) {
            for (String link : page.links()) {
                if (!link.contains("://") && !leadsSomewhere(page, link)) {
                    broken.add(page.path() + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Page page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path from = DOCS.resolve(page.path());
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length < 2
                || Page.read(DOCS, target).sections().stream()
                        .anyMatch(section -> section.anchor().equals(parts[1]));
    }

    @Test
    void java_snippets_compile() throws IOException {
        for (Page page : Site.pages(DOCS)) {
            int number = 0;
            for (Page.Snippet snippet : page.snippets()) {
                if (snippet.language().equals("java")) {
                    compile(page + " snippet " + ++number, snippet.code());
                }
            }
        }
    }

    private void compile(String what, String code) throws IOException {
        Path sources = Files.createTempDirectory(folder, "snippet");
        Path snippet = Files.writeString(sources.resolve("Snippet.java"), code);
        List<String> files = new ArrayList<>(List.of(snippet.toString()));
        // A class that the reader writes and the snippet only names.
        if (code.contains("new MyBackendProvider()") && !code.contains("class MyBackendProvider")) {
            Path given = Files.writeString(
                    sources.resolve("MyBackendProvider.java"),
                    """
                    class MyBackendProvider implements org.aullm.api.spi.LlmBackendProvider {
                        @Override public String id() { return ""; }
                        @Override public String summary() { return ""; }
                        @Override public java.util.List<org.aullm.api.option.Option<?>> options() { return java.util.List.of(); }
                        @Override public org.aullm.api.LlmSpec announce(
                                org.aullm.api.option.Options options, org.aullm.api.prompt.PromptSpec prompt) {
                            throw new UnsupportedOperationException();
                        }
                        @Override public org.aullm.api.LlmBackend create(
                                org.aullm.api.spi.Build build, org.aullm.api.prompt.PromptSpec prompt) {
                            throw new UnsupportedOperationException();
                        }
                    }
                    """);
            files.add(given.toString());
        }
        List<String> arguments = new ArrayList<>(
                List.of("-d", sources.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")));
        arguments.addAll(files);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int exit = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(exit).as("%s: %s", what, said).isZero();
    }

    @Test
    void the_site_has_every_page_and_asks_nobody_else_for_anything() throws IOException {
        Site.write(DOCS, folder);

        for (Page page : Site.pages(DOCS)) {
            assertThat(folder.resolve(page.address()))
                    .content()
                    .doesNotContainPattern("(src|href)=\"https?://[^\"]*\\.(js|css|png|svg|woff2?)\"");
        }
        assertThat(folder.resolve("search.js")).content().contains("Writing a plugin", "plugins.html#five-steps");
    }
}
