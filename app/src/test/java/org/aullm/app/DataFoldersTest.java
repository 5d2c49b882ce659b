package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code aullm data synth | import | check | show}, one after the other. */
class DataFoldersTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        return Main.commandLine(
                        new PrintWriter(out, true), new PrintWriter(err, true), PluginPlaces.of(all, Map.of(), ""))
                .execute(arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_made_up_data_set_goes_all_the_way() throws IOException {
        assertThat(run("data", "synth", at("made"), "--subjects", "2", "--clips", "3", "--size", "48", "--frames", "8"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("6 clips of 2 subjects in %s, 6 of them new".formatted(at("made/frames")));

        assertThat(run(
                        "data",
                        "import",
                        "casme2-2014",
                        at("made/CASME2-form-SYNTHETIC.xlsx"),
                        "--frames",
                        at("made/frames"),
                        "--name",
                        "mine",
                        "--licence",
                        "CC0",
                        "--out",
                        at("in")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines(at("in/dataset.yaml") + ": 6 clips\n");

        assertThat(run("data", "check", at("in"))).as(out.toString()).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "%s: mine, 6 clips, 2 people, 48 frames; licence: CC0\nnothing found\n".formatted(at("in")));

        assertThat(run("data", "show", at("in"))).isZero();
        assertThat(out.toString()).contains("licence of mine", "CC0", "people                 2");
        assertThat(run("data", "show", at("in"), "mine/01/EP01_2")).isNotZero();
        assertThat(err.toString()).contains("no clip is called 'mine/01/EP01_2'.", "Did you mean 'mine/01/EP01_02'?");

        try (var frames = Files.list(folder.resolve("made/frames/sub02/EP01_03"))) {
            Files.delete(frames.sorted().toList().get(3));
        }
        assertThat(run("data", "check", at("in"), "--json", "--html", at("page.html")))
                .isEqualTo(1);
        JsonNode found = JsonMapper.shared().readTree(out.toString());
        assertThat(found.path("findings").path(0).path("kind").asString()).isEqualTo("frames-missing");
        assertThat(found.path("findings").path(0).path("clip").asString()).isEqualTo("mine/02/EP01_03");
        assertThat(Files.readString(folder.resolve("page.html"))).contains("mine/02/EP01_03", "data:image/png;base64,");
    }

    @Test
    void wrong_usage_is_said() {
        assertThat(run("data")).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing: tables, stats, import, check, show or synth");
        assertThat(run("data", "synth", at("x"), "--clips", "many", "--sise", "3"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--clips: expected a whole number, found 'many'", "--sise: no option is called 'sise'");
        assertThat(run("data", "check", "samm")).isEqualTo(2);
        assertThat(err.toString()).contains("which table of samm? Name its file");
    }
}
