package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settings that a {@code config.json} of each family can have, one for each line of a table: right at every position of a
 * text, against loops in double precision, or refused by name.
 */
class ModelSettingsTest {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "right-settings.csv", delimiter = '|')
    void logits_are_those_of_plain_loops(String family, String changes) throws IOException {
        Checkpoints.write(folder, config(family, changes));
        assertThat(Texts.distance(
                        Texts.scores(ModelFolder.withoutTokenizer(folder), Optional.empty()),
                        Texts.scores(new PlainDecoder(folder))))
                .isLessThan(1e-8);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "refused-settings.csv", delimiter = '|')
    void what_is_not_computed_is_refused_by_name(String family, String changes, String field, String reason) {
        Map<String, Object> config = config(family, changes);
        assertThatThrownBy(() -> ArchitectureReader.read(Path.of("config.json"), config))
                .isInstanceOf(ComponentException.class)
                .hasMessageMatching("(?s)config\\.json: \\Q" + field + "\\E is .*: \\Q" + reason
                        + "\\E\\. Choose another checkpoint\\.");
    }

    /** A small model of a family with some fields changed; those that are null are written as null. */
    private static Map<String, Object> config(String family, String changes) {
        Map<String, Object> config = Checkpoints.config();
        config.put("model_type", family);
        config.put("head_dim", 12);
        config.remove("tie_word_embeddings");
        if (family.startsWith("gemma")) {
            config.put("sliding_window", 5);
        }
        Map<String, Object> changed = JsonMapper.shared().readValue(changes, FIELDS);
        changed.forEach((key, value) -> {
            if ("absent".equals(value)) {
                config.remove(key);
            } else {
                config.put(key, value);
            }
        });
        return config;
    }
}
