package org.aullm.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aullm.study.Place;
import org.aullm.study.PlanException;
import org.aullm.study.Problems;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    private final Problems problems = new Problems("s.yaml");

    @Test
    void values_know_their_lines_and_paths() {
        YamlMap root = read("a:\n  b: [1, 2.5,\n      x]\nc: true\n");

        assertThat(root.plain()).isEqualTo(Map.of("a", Map.of("b", List.of(1L, 2.5, "x")), "c", true));
        YamlMap a = (YamlMap) root.find("a").orElseThrow();
        YamlList list = (YamlList) a.find("b").orElseThrow();
        assertThat(list.place()).hasToString("s.yaml:2");
        assertThat(list.items().get(2).place()).hasToString("s.yaml:3");
        assertThat(list.items().get(2).path()).isEqualTo("a.b.2");
        assertThat(problems.count()).isZero();
    }

    @Test
    void words_that_older_yaml_took_for_truth_are_words() {
        assertThat(read("a: no\nb: none\nc: 3e-4\nd: 0x1F\ne: 1_000\n").plain())
                .isEqualTo(Map.of("a", "no", "b", "none", "c", 3e-4, "d", 31L, "e", "1_000"));
    }

    @Test
    void aliases_repeat_a_value() {
        assertThat(read("a: &x { k: 1 }\nb: *x\n").plain())
                .isEqualTo(Map.of("a", Map.of("k", 1L), "b", Map.of("k", 1L)));
    }

    @Test
    void duplicate_keys_empty_values_and_tags_are_all_noted() {
        read("a: 1\nb:\nc: !!java.io.File [x]\nd: !x y\na: 2\n");

        assertThat(problems.exception())
                .hasMessage(
                        """
                        4 problems in s.yaml:
                        s.yaml:2  b: has no value. Give it one, leave the key out, or write none or [] for nothing.
                        s.yaml:3  c: the tag tag:yaml.org,2002:java.io.File has no meaning in a study; leave it out.
                        s.yaml:4  d: the tag !x has no meaning in a study; leave it out.
                        s.yaml:5  a: is given twice, first in line 1.""");
    }

    @Test
    void a_tab_is_called_a_tab() {
        assertThat(failure("a:\n\tb: 1\n"))
                .hasMessage(
                        "1 problem in s.yaml:\ns.yaml:2: not YAML: a tab stands where only spaces may; indent with spaces.");
    }

    @Test
    void a_syntax_error_has_its_line() {
        assertThat(failure("a: 1\nb: [1, 2\nc: 3\n"))
                .hasMessage(
                        "1 problem in s.yaml:\ns.yaml:3: not YAML: while parsing a flow sequence, expected ',' or ']', but got :.");
    }

    @Test
    void aliases_of_aliases_are_refused_before_they_fill_the_memory() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, String.join(", ", java.util.Collections.nCopies(10, alias))));
        }

        assertThat(failure(bomb.toString()).getMessage())
                .contains("more than 10,000 values, counting each use of an alias; write fewer.");
    }

    @Test
    void an_alias_of_itself_and_endless_nesting_are_refused() {
        read("a: &a [*a]\n");
        assertThat(problems.exception())
                .hasMessage("1 problem in s.yaml:\ns.yaml:1  a: an alias stands inside the value that it names.");
        assertThat(failure("a: " + "[".repeat(100_000)).getMessage())
                .contains("not a study: brackets or lists are nested thousands deep.");
    }

    @Test
    void other_roots_than_maps_and_second_documents_are_refused() {
        assertThat(failure("- a\n"))
                .hasMessage("1 problem in s.yaml:\ns.yaml:1: expected keys and values, found a list.");
        assertThat(failure("").getMessage()).contains("s.yaml:1: expected keys and values, found nothing.");
        assertThat(failure("a: 1\n---\nb: 2\n").getMessage())
                .contains("s.yaml:2: not YAML: expected a single document");
    }

    private YamlMap read(String text) {
        return YamlReader.document(text, new Place("s.yaml", 1, Path.of("/")), problems);
    }

    private static PlanException failure(String text) {
        return catchThrowableOfType(
                PlanException.class,
                () -> YamlReader.document(text, new Place("s.yaml", 1, Path.of("/")), new Problems("s.yaml")));
    }
}
