package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.spi.ModelToolsProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Says back what it was asked. */
    private static final class Echo implements ModelToolsProvider {
        @Override
        public Map<String, String> show(Path model) {
            return Map.of("model", String.valueOf(model.getFileName()));
        }

        @Override
        public Scores scores(Path model, Optional<Path> adapter, Input input) {
            List<Double> tokens =
                    input.tokens().stream().map(Integer::doubleValue).toList();
            Optional<List<Double>> soft = input.vectors().stream().findFirst();
            return new Scores(tokens, List.of(adapter.isPresent() ? 1.0 : 0.0), List.of(0.5), soft);
        }

        @Override
        public String write(Path model, String prompt, Writing writing) {
            return prompt + "\u001b[2J\n" + writing;
        }
    }

    private int run(String... arguments) {
        return new CommandLine(new ModelCommand(folder, Echo::new))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments);
    }

    private void input(String json) throws IOException {
        Files.writeString(folder.resolve("in.json"), json);
    }

    @Test
    void shows_facts() {
        assertThat(run("show", "tiny")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("model              tiny");
    }

    @Test
    void logits_are_printed_as_json() throws IOException {
        input("{\"input_ids\": [3, 4], \"soft_at\": [1], \"soft\": [[0.25, 1]], \"more\": 1}");
        assertThat(run("logits", "tiny", "--input", "in.json", "--json")).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("{\"logits_first\":[3.0,4.0],\"logits_last\":[0.0],\"hidden_last\":[0.5],"
                        + "\"soft_logits_last\":[0.25,1.0]}");
    }

    @Test
    void logits_are_printed_as_lines() throws IOException {
        input("{\"input_ids\": [3, 4]}");
        assertThat(run("logits", "tiny", "--input", "in.json", "--adapter", "a"))
                .isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        logits_first 3.0 4.0
                        logits_last 1.0
                        hidden_last 0.5
                        """);
    }

    @Test
    void an_input_without_tokens_is_refused() throws IOException {
        input("{}");
        assertThat(run("logits", "tiny", "--input", "in.json")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(folder.resolve("in.json") + ": 'input_ids' must be a list");
    }

    @Test
    void an_input_that_is_missing_is_refused() {
        assertThat(run("logits", "tiny", "--input", "no.json")).isEqualTo(2);
        assertThat(err.toString()).startsWith(folder.resolve("no.json") + " cannot be read as JSON: ");
    }

    @Test
    void what_a_terminal_would_obey_is_escaped() {
        assertThat(run("generate", "tiny", "--prompt", "Hi", "--temperature", "0.5", "--seed", "7"))
                .isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        Hi\\u001b[2J
                        Writing[maxTokens=64, temperature=0.5, topP=1.0, seed=7]
                        """);
    }

    @Test
    void the_number_of_tokens_is_capped() {
        assertThat(run("generate", "tiny", "--prompt", "Hi", "--max-tokens", "5000"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("model: --max-tokens: 1 to 4096 are possible");
    }
}
