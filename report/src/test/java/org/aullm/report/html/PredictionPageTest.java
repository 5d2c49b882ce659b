package org.aullm.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.aullm.report.MadeUpInput;
import org.aullm.report.Reports;
import org.aullm.report.prediction.InputReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PredictionPageTest {

    private static final String HOSTILE = "</script><script>alert(1)</script>\"'&<!-- ]]> \u0000";

    @Test
    void everything_that_is_known_has_a_section() throws Exception {
        Document page = parsed(MadeUpInput.video("smile.mp4"));

        assertThat(texts(page, "h2"))
                .containsExactly(
                        "What was found",
                        "Over time",
                        "The moment shown",
                        "Relations the model used",
                        "In the language model’s words",
                        "Combinations that are read as emotions",
                        "Model and settings");
        assertThat(texts(page, "p"))
                .contains(
                        "Judged present, the likeliest first: AU17 (chin raiser), AU15 (lip corner depressor), AU14 (dimpler) and AU12"
                                + " (lip corner puller).")
                .anyMatch(text -> text.endsWith("by 0.123; when the rest is, by 0.020."))
                .anyMatch(text -> text.startsWith("Research use, not a lie detector."))
                .anyMatch(text -> text.contains("Regulation (EU) 2024/1689, the AI Act, Article 5(1)(f)"));
    }

    @Test
    void what_is_not_known_is_left_out_and_emotions_unless_asked_for() throws Exception {
        String page = PredictionPage.render(MadeUpInput.bare());

        assertThat(texts(parsed(MadeUpInput.bare()), "h2")).containsExactly("What was found", "Model and settings");
        assertThat(page)
                .contains("No action unit reaches its threshold.")
                .doesNotContainIgnoringCase("emotion", "happiness", "echarts.init");
    }

    @Test
    void words_of_users_and_models_cannot_end_the_markup_around_them() throws Exception {
        Document page = parsed(MadeUpInput.video(HOSTILE));

        assertThat(texts(page, "script")).noneMatch(script -> script.strip().equals("alert(1)"));
        assertThat(texts(page, "h1")).containsExactly(HOSTILE.replace('\u0000', '\ufffd'));
    }

    @Test
    void nothing_is_loaded_from_elsewhere() throws Exception {
        Document page = parsed(MadeUpInput.video("smile.mp4"));
        List<String> places = new ArrayList<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            Stream.of("src", "href", "srcset", "data")
                    .filter(element::hasAttribute)
                    .map(element::getAttribute)
                    .forEach(places::add);
        }

        assertThat(places).isNotEmpty().allMatch(place -> place.startsWith("#") || place.startsWith("data:image/png;"));
    }

    @Test
    void a_page_is_written_whole(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("report.html");
        Reports.write(MadeUpInput.bare(), page);

        assertThat(page).hasContent(PredictionPage.render(MadeUpInput.bare()));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(page);
        }
    }

    private static Document parsed(InputReport report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(PredictionPage.render(report).replace("<!DOCTYPE html>", ""))));
    }

    private static List<String> texts(Document page, String element) {
        List<String> texts = new ArrayList<>();
        NodeList found = page.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
