package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.BenchProvider;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

    private static final Option<Integer> STEPS =
            Option.integer("steps", "measured steps").atLeast(1).orElse(5);
    private static final Option<Boolean> WARM =
            Option.flag("warm", "whether to begin twice").orElse(false);
    private static final Option<List<String>> PARTS =
            Option.texts("parts", "what to do").orElse(List.of("all"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Says back what it was asked. */
    private static final class Echo implements BenchProvider {
        @Override
        public String id() {
            return "echo";
        }

        @Override
        public String summary() {
            return "what an echo costs";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(STEPS, WARM, PARTS);
        }

        @Override
        public void run(Options options, Consumer<String> lines) {
            lines.accept("RESULT " + options);
        }
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand(() -> List.of(new Echo())))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new Failures())
                .execute(arguments);
    }

    @Test
    void hands_options_to_the_measurement() {
        assertThat(run("echo", "--steps", "3", "--warm", "true", "--parts", "a,b"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("RESULT {steps=3, warm=true, parts=[a, b]}");
    }

    @Test
    void lists_what_can_be_measured() {
        assertThat(run()).isZero();
        assertThat(out.toString())
                .startsWith("echo: what an echo costs")
                .contains("--steps              measured steps; a whole number of at least 1; default 5");
    }

    @Test
    void says_everything_that_is_wrong_with_options() {
        assertThat(run("echo", "--steps", "none", "--thread", "2")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--steps: expected a whole number, found 'none'")
                .contains("--thread: no option is called 'thread'");
    }

    @Test
    void says_what_there_is_for_an_unknown_name() {
        assertThat(run("ecko")).isEqualTo(2);
        assertThat(err.toString()).contains("no measurement is called 'ecko'.").contains("Did you mean 'echo'?");
    }

    @Test
    void an_option_needs_a_value() {
        assertThat(run("echo", "--steps")).isEqualTo(2);
        assertThat(err.toString()).contains("'--steps' is not an option with a value; write --name value");
    }
}
