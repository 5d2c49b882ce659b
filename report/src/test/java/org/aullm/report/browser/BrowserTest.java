package org.aullm.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aullm.report.MadeUp;
import org.aullm.report.MadeUpInput;
import org.aullm.report.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Reports as a browser shows them: of a one-at-a-time study, of a factorial one, of one input, and those that are named by
 * {@code -Daullm.pages=A:B}. With {@code -Daullm.pictures=FOLDER} it leaves pictures there.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    // What A4 leaves between margins of 14 mm, in CSS pixels of 1/96 inch.
    private static final int PAPER = 688;

    private Browser browser;
    private final List<Path> pages = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "Chromium is not installed, so no browser has looked at the reports");
        Reports.write(MadeUp.realistic(52, 1, true), folder.resolve("one-at-a-time"));
        Reports.write(MadeUp.factorial(26), folder.resolve("factorial"));
        pages.add(folder.resolve("one-at-a-time").resolve(Reports.HTML));
        pages.add(folder.resolve("factorial").resolve(Reports.HTML));
        pages.add(folder.resolve("input").resolve(Reports.HTML));
        Files.createDirectories(folder.resolve("input"));
        Reports.write(MadeUpInput.video("smile.mp4"), pages.get(2));
        for (String named : System.getProperty("aullm.pages", "").split(":")) {
            if (!named.isBlank()) {
                pages.add(Path.of(named).toAbsolutePath());
            }
        }
        browser = Browser.start(program.get(), folder.resolve("profile"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    List<Path> pages() {
        return pages;
    }

    private void open(Path page, int width, String scheme) {
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        media("screen", scheme);
        browser.open(page);
    }

    private void media(String type, String scheme) {
        browser.send(
                "Emulation.setEmulatedMedia",
                Map.of("media", type, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private JsonNode ask(String expression) {
        return browser.evaluate(expression);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_loads_nothing_and_reports_no_error(Path page) {
        open(page, 1200, "light");

        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.events("Log.entryAdded")).isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.events("Network.requestWillBeSent"))
                .extracting(event -> event.get("request").get("url").asString())
                .allMatch(url -> url.equals(page.toUri().toString()) || url.startsWith("data:"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void charts_have_marks_and_every_chart_a_table_and_a_label(Path page) {
        open(page, 1200, "light");

        JsonNode charts = ask(
                """
                Array.from(document.querySelectorAll('figure.chart')).map(f => ({
                  id: f.querySelector('.echart').id,
                  label: f.querySelector('.echart').getAttribute('aria-label'),
                  marks: f.querySelectorAll('.echart svg path').length,
                  words: f.querySelectorAll('.echart svg text').length,
                  rows: f.querySelectorAll('details tbody tr').length}))""");
        assertThat(charts).hasSizeGreaterThanOrEqualTo(2);
        for (JsonNode chart : charts) {
            String id = chart.get("id").asString();
            assertThat(chart.get("label").asString()).as(id).isNotBlank();
            assertThat(chart.get("marks").asInt()).as(id).isGreaterThan(8);
            assertThat(chart.get("words").asInt()).as(id).isGreaterThan(3);
            assertThat(chart.get("rows").asInt()).as(id).isPositive();
        }
    }

    List<Path> studies() {
        return pages.subList(0, 2);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void a_study_has_all_its_charts_and_plots(Path page) {
        open(page, 1200, "light");

        assertThat(ask("document.querySelectorAll('figure.chart').length").asInt())
                .isGreaterThanOrEqualTo(3);
        assertThat(ask("document.querySelectorAll('svg.plot circle, svg.plot rect').length")
                        .asInt())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_their_sections(Path page) {
        open(page, 1200, "light");

        assertThat(
                        ask(
                                """
                                        Array.from(document.querySelectorAll('a[href]')).map(a => a.getAttribute('href'))
                                          .filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"""))
                .isEmpty();
        int top =
                ask("""
                        (() => { document.querySelector('nav a[href="#provenance"]').click();
                          return Math.round(document.getElementById('provenance').getBoundingClientRect().top); })()""")
                        .asInt();
        assertThat(top).isBetween(-1, 900);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tables_sort_both_ways(Path page) {
        open(page, 1200, "light");

        String column = "Array.from(document.querySelector('table.sortable').tBodies[0].rows)"
                + ".map(r => parseFloat(r.cells[2].textContent)).filter(x => !isNaN(x))";
        String click = "document.querySelectorAll('table.sortable thead th')[2].querySelector('button').click()";
        ask(click);
        List<Double> up = numbers(ask(column));
        ask(click);
        List<Double> down = numbers(ask(column));

        assertThat(up).hasSizeGreaterThan(1).isSorted();
        assertThat(down).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(ask("document.querySelectorAll('table.sortable thead th')[2].getAttribute('aria-sort')")
                        .asString())
                .isEqualTo("descending");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_keyboard_reaches_the_findings_and_a_chart_s_lines(Path page) {
        open(page, 1200, "light");

        key("Tab", 9);
        assertThat(ask("document.activeElement.className").asString()).isEqualTo("skip");
        String chart =
                ask("document.querySelector('.choices[data-for=reliability], .choices[data-for=units-over-time]').dataset.for")
                        .asString();
        String paths = "document.querySelectorAll('#%s svg path').length".formatted(chart);
        String button = "document.querySelector('.choices[data-for=%s] button')".formatted(chart);
        int before = ask(paths).asInt();
        ask(button + ".focus()");
        key(" ", 32);
        assertThat(ask(button + ".getAttribute('aria-pressed')").asString()).isEqualTo("false");
        ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertThat(ask(paths).asInt()).isLessThan(before);
    }

    private void key(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            browser.send(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", type,
                            "key", key,
                            "code", key.isBlank() ? "Space" : key,
                            "text", key.isBlank() && type.equals("keyDown") ? " " : "",
                            "windowsVirtualKeyCode", code));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void text_stands_out_in_light_and_dark(Path page) {
        for (String scheme : List.of("light", "dark")) {
            open(page, 1200, scheme);
            JsonNode contrasts = ask(
                    """
                    (() => {
                      const style = getComputedStyle(document.documentElement);
                      const probe = document.createElement('i');
                      document.body.appendChild(probe);
                      const light = name => {
                        const value = style.getPropertyValue('--' + name).trim();
                        probe.style.color = value.startsWith('#') ? value : 'rgb(' + value + ')';
                        const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(x => x / 255)
                          .map(x => x <= 0.03928 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4));
                        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
                      };
                      const paper = light('paper');
                      return ['ink', 'soft', 'accent', 'worse', 'better'].map(name => {
                        const one = light(name);
                        return (Math.max(one, paper) + 0.05) / (Math.min(one, paper) + 0.05);
                      });
                    })()""");
            assertThat(numbers(contrasts)).as(scheme).allMatch(contrast -> contrast >= 4.5);
            picture(page, scheme);
        }
        assertThat(ask("getComputedStyle(document.documentElement).backgroundColor")
                        .asString())
                .isEqualTo("rgb(21, 24, 29)");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_narrow_screen_scrolls_in_one_direction(Path page) throws IOException {
        open(page, 390, "light");

        assertThat(wider(390)).isEmpty();
        assertThat(ask("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
        picture(page, "narrow");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void paper_is_a4_and_nothing_is_cut_off(Path page) throws IOException {
        open(page, PAPER, "dark");
        media("print", "dark");
        ask("window.dispatchEvent(new Event('beforeprint'))");

        assertThat(wider(PAPER)).isEmpty();
        assertThat(ask("getComputedStyle(document.body).color").asString()).isEqualTo("rgb(31, 38, 48)");
        ask("window.dispatchEvent(new Event('afterprint'))");

        open(page, 1200, "light");
        JsonNode widths = ask(
                """
                (() => { window.dispatchEvent(new Event('beforeprint'));
                  const widths = Array.from(document.querySelectorAll('.echart svg path, .echart svg text'))
                    .map(mark => mark.getBoundingClientRect().right - mark.closest('svg').getBoundingClientRect().left);
                  window.dispatchEvent(new Event('afterprint'));
                  return widths; })()""");
        assertThat(numbers(widths)).allMatch(right -> right <= PAPER);
        media("", "light");
        String data = browser.send("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
                .get("data")
                .asString();
        byte[] pdf = Base64.getDecoder().decode(data);
        Matcher box = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        assertThat(box.find()).isTrue();
        assertThat(Double.parseDouble(box.group(1))).isBetween(594.0, 596.0);
        assertThat(Double.parseDouble(box.group(2))).isBetween(841.0, 843.0);
        if (System.getProperty("aullm.pictures") != null) {
            Files.write(pictures().resolve(name(page) + ".pdf"), pdf);
        }
    }

    /** What sticks out to the right, but for what scrolls by itself and what pictures let overflow on purpose. */
    private JsonNode wider(int width) {
        return ask(
                """
                Array.from(document.querySelectorAll('main *')).filter(e => e.getBoundingClientRect().right > %d
                  && !(getComputedStyle(document.querySelector('.scroll')).overflowX === 'auto' && e.closest('.scroll'))
                  && !e.closest('caption') && !e.closest('svg.plot'))
                  .map(e => e.tagName + ' ' + e.className + ' in ' + (e.closest('section') || {}).innerText.slice(0, 20)
                    + ' ' + Math.round(e.getBoundingClientRect().right)).slice(0, 8)"""
                        .formatted(width + 1));
    }

    private void picture(Path page, String kind) {
        if (System.getProperty("aullm.pictures") == null) {
            return;
        }
        String data = browser.send(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true, "clip", clip()))
                .get("data")
                .asString();
        try {
            Files.write(
                    pictures().resolve(name(page) + "-" + kind + ".png"),
                    Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> clip() {
        int height = ask("document.documentElement.scrollHeight").asInt();
        int width = ask("document.documentElement.clientWidth").asInt();
        return Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    }

    private static Path pictures() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("aullm.pictures", ".")));
    }

    private static String name(Path page) {
        return String.valueOf(Optional.ofNullable(page.getParent()).orElse(page).getFileName());
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
