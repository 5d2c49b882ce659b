package org.aullm.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes the site: a page for each page, one list of them all, one index for searching. */
public final class Site {

    // The order in which a newcomer reads; whatever is not named follows by name.
    private static final List<String> ORDER = List.of(
            "index.md",
            "concepts.md",
            "studies.md",
            "cookbook.md",
            "results.md",
            "data.md",
            "vision.md",
            "predict.md",
            "components.md",
            "encoders.md",
            "projectors.md",
            "graphs.md",
            "alternatives.md",
            "cross-domain.md",
            "real-flow.md",
            "models.md",
            "remote.md",
            "plugins.md",
            "method.md",
            "data-and-ethics.md",
            "running.md",
            "performance.md",
            "troubleshooting.md");

    private Site() {}

    /**
     * Writes it.
     *
     * @param arguments the folder of the pages, the folder of the site
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void write(Path source, Path target) throws IOException {
        List<Page> pages = pages(source);
        for (Page page : pages) {
            Path file = target.resolve(page.address());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, whole(page, pages));
        }
        Files.writeString(target.resolve("search.js"), index(pages) + resource("search.js"));
        Files.writeString(target.resolve("style.css"), resource("style.css"));
        copyImages(source.resolve("images"), target.resolve("images"));
    }

    /** All pages in reading order. */
    static List<Page> pages(Path source) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Path folder : List.of(source, source.resolve("adr"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".md"))
                        .sorted()
                        .toList()) {
                    pages.add(Page.read(source, file));
                }
            }
        }
        pages.sort(Comparator.comparingInt(Site::place)
                .thenComparing(page -> page.path().toString()));
        return pages;
    }

    private static int place(Page page) {
        int at = ORDER.indexOf(page.path().toString());
        return at < 0 ? ORDER.size() : at;
    }

    private static String whole(Page page, List<Page> pages) {
        String up = "../".repeat(page.path().getNameCount() - 1);
        StringBuilder list = new StringBuilder();
        for (Page each : pages) {
            String here = each.equals(page) ? " class=\"here\"" : "";
            list.append(
                    "<li%s><a href=\"%s%s\">%s</a></li>%n".formatted(here, up, each.address(), escaped(each.title())));
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s - aullm</title>
                <link rel="stylesheet" href="%sstyle.css">
                </head>
                <body data-up="%s">
                <nav>
                <p><a href="%sindex.html"><b>aullm</b></a></p>
                <input type="search" placeholder="Search" aria-label="Search">
                <ol class="found"></ol>
                <ul>
                %s</ul>
                </nav>
                <main>
                %s</main>
                <script src="%ssearch.js"></script>
                </body>
                </html>
                """
                .formatted(escaped(page.title()), up, up, up, list, page.html(), up);
    }

    private static String index(List<Page> pages) {
        StringBuilder entries = new StringBuilder("const SECTIONS = [\n");
        for (Page page : pages) {
            for (Page.Section section : page.sections()) {
                entries.append("[%s, %s, %s, %s],%n"
                        .formatted(
                                quoted(page.title()),
                                quoted(section.title()),
                                quoted(page.address() + "#" + section.anchor()),
                                quoted(section.words())));
            }
        }
        return entries.append("];\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void copyImages(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
