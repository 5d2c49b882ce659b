package org.aullm.api.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Option<Integer> TOKENS =
            Option.integer("tokens", "tokens per clip").atLeast(1).orElse(1);
    private static final Option<Double> DROPOUT =
            Option.decimal("dropout", "share left out").between(0, 0.9).orElse(0.5);
    private static final Option<String> PRIOR =
            Option.choice("prior", "where edges come from", "macro", "full").orElse("macro");
    private static final Option<Path> ROOT = Option.path("root", "the folder").required();
    private static final List<Option<?>> ALL = List.of(TOKENS, DROPOUT, PRIOR, ROOT);

    @Test
    void given_values_are_typed_and_the_others_are_defaults() {
        Options options = Options.of(ALL, Map.of("root", "/data", "dropout", 0));

        assertThat(options.get(ROOT)).isEqualTo(Path.of("/data"));
        assertThat(options.get(DROPOUT)).isZero();
        assertThat(options.get(TOKENS)).isEqualTo(1);
        assertThat(options.plain())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("tokens", 1, "dropout", 0.0, "prior", "macro", "root", "/data"));
    }

    @Test
    void every_problem_is_found() {
        Options.Reading reading =
                Options.read(ALL, Map.of("tokens", 0, "dropout", "much", "prior", "macros", "droput", 0.1));

        assertThat(reading.problems())
                .extracting(problem -> problem.key() + ": " + problem.message())
                .containsExactly(
                        "tokens: expected a whole number of at least 1, found 0",
                        "dropout: expected a number, found 'much'",
                        "prior: expected one of macro, full, found 'macros'",
                        "root: is required: the folder, a path",
                        "droput: no option is called 'droput'");
    }

    @Test
    void a_fraction_is_no_whole_number() {
        assertThatThrownBy(() -> Options.of(ALL, Map.of("root", "x", "tokens", 1.5)))
                .hasMessage("tokens: expected a whole number, found 1.5");
    }

    @Test
    void a_key_is_written_in_one_way() {
        assertThatThrownBy(() -> Option.flag("tokenNorm", "").orElse(true))
                .hasMessage("'tokenNorm' is not a key in lower-case-with-hyphens");
    }
}
