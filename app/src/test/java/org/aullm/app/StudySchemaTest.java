package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Json;
import org.aullm.study.Place;
import org.aullm.study.Problems;
import org.aullm.study.file.StudySchema;
import org.aullm.study.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/** The schema that editors get, held against the examples and against mistakes. */
class StudySchemaTest {

    private static final String GOOD =
            """
            study: s
            data: { use: synthetic-flow, subjects: 3 }
            units: [1, 4]
            protocol: { split: loso, seeds: [1, 2], choose: { inner-folds: 3, epochs: [5, 10], thresholds: true } }
            baseline:
              encoder: stst-net
              projector: { use: linear }
              graph: { use: r-augnn, layers: 2 }
              llm: none
              loss: asymmetric
              regularizers: [{ use: counterfactual-consistency, weight: 0.1 }]
            training: { epochs: 5 }
            device: cpu
            ablate:
              design: grid
              factors:
                - graph: none
                - graph: { layers: 1 }
                - { name: split, levels: [{ protocol: { split: k-fold, folds: 3 } }] }
            """;

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.PRETTY.writeValueAsString(StudySchema.of(Registry.load())), InputFormat.JSON);

    @Test
    void the_examples_are_right() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("../examples/studies"))) {
            List<Path> files = examples.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("plugin.yaml")) // a plugin's options are known where it is installed
                    .toList();
            assertThat(files).hasSizeGreaterThanOrEqualTo(3);
            for (Path file : files) {
                assertThat(errors(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
        assertThat(errors(GOOD)).isEmpty();
    }

    @Test
    void each_of_a_dozen_mistakes_is_found() {
        Map<String, String> mistakes = new TreeMap<>();
        mistakes.put("study: s\n", "study: not a folder\n");
        mistakes.put("units: [1, 4]", "units: [1, 120]");
        mistakes.put("subjects: 3", "subjcts: 3");
        mistakes.put("split: loso", "split: losso");
        mistakes.put("seeds: [1, 2]", "seeds: []");
        mistakes.put("encoder: stst-net", "encoder: sstt-net");
        mistakes.put("{ use: r-augnn, layers: 2 }", "{ use: r-augnn, layrs: 2 }");
        mistakes.put("layers: 2", "layers: 0");
        mistakes.put("regularizers:", "regularisers:");
        mistakes.put("training: { epochs: 5 }", "training: { epochs: many }");
        mistakes.put("device: cpu", "device: gpu");
        mistakes.put("design: grid", "design: two-at-a-time");
        mistakes.put("inner-folds: 3, ", "");
        mistakes.put("graph: { layers: 1 }", "graf: { layers: 1 }");
        mistakes.put("weight: 0.1", "weight: -1");

        mistakes.forEach((right, wrong) -> {
            assertThat(GOOD).contains(right);
            assertThat(errors(GOOD.replace(right, wrong))).as(wrong).isNotEmpty();
        });
    }

    @Test
    void an_option_says_what_it_means_and_what_it_is_without() {
        String json = Json.PRETTY.writeValueAsString(StudySchema.of(Registry.load()));

        assertThat(json)
                .contains("\"description\" : \"passes over the training clips\"")
                .contains("\"default\" : 60")
                .contains("\"minimum\" : 1.0");
    }

    private List<String> errors(String yaml) {
        Problems problems = new Problems("test");
        Object plain = YamlReader.document(yaml, new Place("test", 1, Path.of("")), problems)
                .plain();
        List<String> errors = new ArrayList<>();
        schema.validate(Json.CANONICAL.writeValueAsString(plain), InputFormat.JSON)
                .forEach(error -> errors.add(error.toString()));
        return errors;
    }
}
