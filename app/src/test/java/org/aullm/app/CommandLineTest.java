package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void help_lists_the_commands_and_exit_codes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: aullm [-hV] [--plugins=DIR]... [COMMAND]", "study", "components", "Exit codes:")
                .doesNotContain("worker");
    }

    @Test
    void help_breaks_lines_where_the_terminal_ends_and_not_before() {
        List<String> broken = new ArrayList<>();
        look(Main.commandLine(new PrintWriter(out), new PrintWriter(err), new PluginPlaces(List.of())), broken);
        assertThat(broken).isEmpty();
    }

    private static void look(CommandLine command, List<String> broken) {
        broken(command.getCommandSpec().usageMessage().description(), broken);
        command.getCommandSpec().args().forEach(argument -> broken(argument.description(), broken));
        command.getSubcommands().values().forEach(each -> look(each, broken));
    }

    /** Paragraphs end with a sentence; only examples, which are indented, and what leads to them do otherwise. */
    private static void broken(String[] paragraphs, List<String> broken) {
        for (int i = 0; i + 1 < paragraphs.length; i++) {
            if (!paragraphs[i].startsWith("  ") && !paragraphs[i].matches(".*[.:]")) {
                broken.add(paragraphs[i] + " | " + paragraphs[i + 1]);
            }
        }
    }

    @Test
    void the_version_names_java_too() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("aullm ").contains("Java " + Runtime.version());
    }

    @Test
    void a_command_that_does_not_exist_is_said_with_the_nearest_one() {
        assertThat(run("studdy")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        """
                        aullm: 'studdy' is not a command.
                        Did you mean 'study'?
                        See 'aullm --help'.
                        """);
    }

    @Test
    void a_subcommand_that_does_not_exist_is_said_where_it_stands() {
        assertThat(run("study", "rum")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        """
                        aullm study: 'rum' is not a command.
                        Did you mean 'run'?
                        See 'aullm study --help'.
                        """);
    }

    @Test
    void a_missing_command_is_said() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        """
                        aullm: a command is missing
                        See 'aullm --help'.
                        """);
    }

    @Test
    void a_missing_file_argument_is_said() {
        assertThat(run("study", "run")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        """
                        aullm study run: Missing required parameter: 'FILE'
                        See 'aullm study run --help'.
                        """);
    }

    @Test
    void a_study_needs_a_worker() {
        assertThat(run("study", "run", "x.yaml", "--workers", "0")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        """
                        aullm study run: --workers: at least 1 is needed, not 0
                        See 'aullm study run --help'.
                        """);
    }

    @Test
    void a_folder_without_a_study_is_said() {
        assertThat(run("study", "status", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "no study in %s: it has no plan.json. Name a folder that 'study run' has written%n"
                                .formatted(folder));
    }

    @Test
    void components_are_listed_by_slot() {
        assertThat(run("components")).isZero();
        assertThat(out.toString())
                .contains("encoder (visual encoder)", "sssnet", "mge-efp", "r-augnn", "decoder", "asymmetric");
    }

    @Test
    void a_component_shows_its_options() {
        assertThat(run("components", "show", "counterfactual-consistency")).isZero();
        assertThat(out.toString())
                .contains(
                        "counterfactual-consistency: a regularizer (org.aullm.regularizers)",
                        "dropped-edges",
                        "default 0.5",
                        "weight");
    }

    @Test
    void a_component_shows_its_shapes_and_weights() {
        assertThat(run("components", "show", "linear")).isZero();
        assertThat(out.toString())
                .contains(
                        "Shapes: mid (64, 1, 7, 7), high 256 -> 1 token of the language model's width",
                        "Weights: ",
                        "Tunings: full, frozen");
    }

    @Test
    void components_are_listed_as_json() {
        assertThat(run("components", "--json")).isZero();
        JsonNode all = JsonMapper.shared().readTree(out.toString());
        JsonNode loss = all.valueStream()
                .filter(sheet -> sheet.path("id").asString().equals("asymmetric"))
                .findFirst()
                .orElseThrow();
        assertThat(loss.path("slot").asString()).isEqualTo("loss");
        assertThat(loss.path("options").path(0).path("key").asString()).isEqualTo("gamma-negative");
        assertThat(loss.path("options").path(0).path("fallback").asDouble()).isEqualTo(4);
    }

    @Test
    void the_reference_in_docs_is_that_of_the_components() throws Exception {
        assertThat(run("components", "--markdown")).isZero();
        Path page = Path.of("..", "docs", "components.md");
        assertThat(Files.readString(page))
                .withFailMessage(
                        "docs/components.md is not what the components say now. Build, then write it anew:%n"
                                + "  mvn -B -Pquick -DskipTests package && %s",
                        ReferencePage.COMMAND)
                .isEqualTo(out.toString());
    }

    @Test
    void a_component_that_does_not_exist_is_said_with_the_nearest_one() {
        assertThat(run("components", "show", "ra-ugnn")).isEqualTo(2);
        assertThat(err.toString()).contains("no component is called 'ra-ugnn'.", "Did you mean 'r-augnn'?");
    }

    @Test
    void a_plan_checks_the_file_and_does_no_work() throws Exception {
        Path file = Files.writeString(
                folder.resolve("tiny.yaml"),
                """
                study: tiny
                data: { use: synthetic-flow, subjects: 3, clips: 4 }
                units: [4, 12]
                protocol: { split: loso }
                baseline:
                  encoder: stst-net
                  projector: linear
                  graph: none
                  llm: none
                  loss: bce
                ablate: { variants: [{ projector: mge-efp }] }
                """);
        assertThat(run(
                        "study",
                        "plan",
                        file.toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .isZero();
        assertThat(out.toString())
                .contains("study tiny", "12 clips, 3 folds x 1 seed", "projector: mge-efp", "in all 6 trials");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void everything_wrong_with_a_file_is_said_at_once() throws Exception {
        Path file = Files.writeString(
                folder.resolve("wrong.yaml"),
                """
                study: wrong
                data: { use: synthetic-flow, subjcts: 3 }
                units: [4, 12]
                protocol: { split: loso }
                baseline:
                  encoder: sstnet
                  projector: { use: linear, content-tokens: none }
                  graph: none
                  llm: none
                  loss: bce
                """);
        assertThat(run("study", "run", file.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("wrong.yaml:2", "subjects", "wrong.yaml:6", "'sstnet'", "wrong.yaml:7", "content-tokens");
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), new PluginPlaces(List.of()))
                .execute(arguments);
    }
}
