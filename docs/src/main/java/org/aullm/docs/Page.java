package org.aullm.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * One page.
 *
 * @param path relative to the folder of all pages
 * @param content the parsed text
 */
record Page(Path path, Node content) {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    /** A stretch of code with the comment that stands right before it, if any. */
    record Snippet(String language, String code, String mark) {}

    /** A heading and all words up to the next one. */
    record Section(String title, String anchor, String words) {}

    static Page read(Path root, Path file) throws IOException {
        Parser parser = Parser.builder().extensions(EXTENSIONS).build();
        return new Page(root.relativize(file), parser.parse(Files.readString(file)));
    }

    /** The first heading. */
    String title() {
        return sections().stream().map(Section::title).findFirst().orElse(path.toString());
    }

    /** Where the page is read, relative to the site. */
    String address() {
        return path.toString().replace('\\', '/').replaceFirst("\\.md$", ".html");
    }

    String html() {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(any -> Page::attributes)
                .build()
                .render(content);
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            attributes.put("id", anchor(words(node)));
        }
        String target = attributes.get("href");
        if (node instanceof Link && target != null && !target.contains("://")) {
            attributes.put("href", target.replaceFirst("\\.md(#|$)", ".html$1"));
        }
    }

    /** As GitHub makes them: lower case, hyphens for spaces, no punctuation. */
    static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        String title = "";
        StringBuilder words = new StringBuilder();
        for (Node node = content.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                if (!title.isEmpty()) {
                    sections.add(new Section(title, anchor(title), words.toString()));
                }
                title = words(node);
                words.setLength(0);
            } else {
                words.append(words(node)).append(' ');
            }
        }
        if (!title.isEmpty()) {
            sections.add(new Section(title, anchor(title), words.toString()));
        }
        return sections;
    }

    /** Where its links lead, as written. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        content.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }
        });
        return links;
    }

    List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        content.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                String mark = block.getPrevious() instanceof HtmlBlock html ? html.getLiteral() : "";
                snippets.add(new Snippet(block.getInfo(), block.getLiteral(), mark));
            }
        });
        return snippets;
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append(' ');
            }

            @Override
            public void visit(FencedCodeBlock block) {
                words.append(block.getLiteral());
            }
        });
        return words.toString();
    }
}
