package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.llm.text.ByteTokenizer;
import org.aullm.llm.text.FileTokenizer;
import org.aullm.llm.text.JsonFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizersTest {

    @TempDir
    Path temporary;

    private FileTokenizer written() throws IOException {
        return FileTokenizer.open(
                Checkpoints.write(temporary, Checkpoints.config()).resolve("tokenizer.json"));
    }

    @Test
    void the_start_is_what_the_files_template_puts_first() throws IOException {
        try (FileTokenizer tokenizer = written()) {
            assertThat(tokenizer.start()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} |",
                "{\"add_bos_token\": false, \"bos_token\": \"<s>\"} |",
                "{\"add_bos_token\": true, \"bos_token\": null} |",
                "{\"add_bos_token\": true, \"bos_token\": \"<none>\"} |",
                "{\"add_bos_token\": true, \"bos_token\": \"<s>\"} | 1",
                "{\"add_bos_token\": true, \"bos_token\": {\"content\": \"<s>\"}} | 1"
            })
    void without_a_template_the_start_is_what_the_settings_ask_for(
            String settings, @org.jspecify.annotations.Nullable Integer start) throws IOException {
        Path file = Checkpoints.write(temporary, Checkpoints.config()).resolve("tokenizer.json");
        Map<String, Object> json = new LinkedHashMap<>(JsonFiles.read(file));
        json.remove("post_processor");
        Files.write(file, JsonFiles.write(json));
        Files.writeString(temporary.resolve("tokenizer_config.json"), settings);
        try (FileTokenizer tokenizer = FileTokenizer.open(file)) {
            assertThat(tokenizer.start()).isEqualTo(start == null ? List.of() : List.of(start));
        }
    }

    @Test
    void what_the_files_template_puts_first_counts_more_than_the_settings() throws IOException {
        Files.writeString(temporary.resolve("tokenizer_config.json"), "{\"add_bos_token\": false}");
        try (FileTokenizer tokenizer = written()) {
            assertThat(tokenizer.start()).containsExactly(1);
        }
    }

    @Test
    void the_chat_template_is_in_the_settings_or_in_a_file_of_its_own() throws IOException {
        Path settings = temporary.resolve("tokenizer_config.json");
        assertThat(chatTemplate()).isEmpty();
        Files.writeString(settings, "{\"chat_template\": \"<a>\"}");
        assertThat(chatTemplate()).contains("<a>");
        Files.writeString(settings, "{\"chat_template\": [{\"name\": \"default\", \"template\": \"<b>\"}]}");
        assertThat(chatTemplate().orElseThrow()).contains("<b>");
        Files.writeString(temporary.resolve("chat_template.jinja"), "<c>");
        assertThat(chatTemplate()).contains("<c>");
    }

    private Optional<String> chatTemplate() throws IOException {
        try (FileTokenizer tokenizer = written()) {
            return tokenizer.chatTemplate();
        }
    }

    @Test
    void texts_come_back() throws IOException {
        try (FileTokenizer tokenizer = written()) {
            assertThat(tokenizer.encode("ab c")).containsExactly(264, 259, 262);
            assertThat(tokenizer.decode(tokenizer.encode("ab c, \u00e9"))).isEqualTo("ab c, \u00e9");
        }
    }

    @Test
    void special_tokens_in_a_text_are_only_letters() throws IOException {
        try (FileTokenizer tokenizer = written()) {
            assertThat(tokenizer.encode("a</s><|turn|><s>b"))
                    .doesNotContain(1, 2, 265)
                    .hasSize(17);
            assertThat(tokenizer.decode(tokenizer.encode("a</s><|turn|>b"))).isEqualTo("a</s><|turn|>b");
        }
    }

    @Test
    void other_added_tokens_keep_their_numbers() throws IOException {
        try (FileTokenizer tokenizer = written()) {
            assertThat(tokenizer.encode("a<tool>b")).containsExactly(260, 266, 261);
        }
    }

    @Test
    void special_tokens_are_not_written_out() throws IOException {
        try (FileTokenizer tokenizer = written()) {
            assertThat(tokenizer.decode(List.of(1, 260, 265, 261, 2))).isEqualTo("ab");
        }
    }

    @Test
    void a_trained_models_tokenizer_reads_words() {
        try (FileTokenizer tokenizer =
                FileTokenizer.open(Checkpoints.shared("tinyllama-260k").resolve("tokenizer.json"))) {
            assertThat(tokenizer.start()).containsExactly(1);
            assertThat(tokenizer.encode("Once upon a time")).containsExactly(403, 407, 261, 378);
            assertThat(tokenizer.encode("</s>")).doesNotContain(2);
        }
    }

    @Test
    void bytes_need_no_file() {
        try (ByteTokenizer tokenizer = new ByteTokenizer()) {
            assertThat(tokenizer.start()).containsExactly(256);
            assertThat(tokenizer.encode("a\u00e9")).containsExactly(97, 0xc3, 0xa9);
            assertThat(tokenizer.decode(List.of(256, 97, 0xc3, 0xa9))).isEqualTo("a\u00e9");
        }
    }
}
