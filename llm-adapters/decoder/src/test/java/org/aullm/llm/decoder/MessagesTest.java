package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.aullm.api.ComponentException;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.llm.text.JsonFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {

    @TempDir
    Path folder;

    @Test
    void says_that_there_is_no_model() {
        assertRefused(
                Map.of(),
                "back end 'decoder' has no model. Give model: the folder of a checkpoint, or size: nano or tiny for random"
                        + " weights.");
    }

    @Test
    void says_that_there_are_two_models() {
        assertRefused(
                Map.of("model", "/m", "size", "nano"),
                "model and size exclude each other, but model is '/m' and size is 'nano'. Leave one out.");
    }

    @Test
    void says_that_the_folder_is_missing() {
        assertRefused(
                Map.of("model", "/no/such/place"),
                "model: there is no folder '/no/such/place'. Give the folder of a checkpoint in Hugging Face layout:"
                        + " config.json, tokenizer.json, model.safetensors.");
    }

    @Test
    void says_which_file_is_missing() throws IOException {
        Checkpoints.write(folder, Checkpoints.config());
        Files.delete(folder.resolve("tokenizer.json"));
        assertLacks("tokenizer.json", "config.json, model.safetensors");
        Files.delete(folder.resolve("model.safetensors"));
        assertLacks("model.safetensors", "config.json");
        Files.delete(folder.resolve("config.json"));
        assertLacks("config.json", "nothing");
    }

    private void assertLacks(String file, String present) {
        assertRefused(
                Map.of("model", folder.toString()),
                "model: the folder '%s' lacks %s; it holds %s. A checkpoint in Hugging Face layout has config.json, tokenizer.json and model.safetensors."
                        .formatted(folder, file, present));
    }

    @Test
    void says_that_pickled_weights_are_never_read() throws IOException {
        Checkpoints.write(folder, Checkpoints.config());
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));
        assertRefused(
                Map.of("model", folder.toString()),
                "model: the folder '%s' has its weights in 'pytorch_model.bin' only. Pickled files can run code and are never read. Convert them to model.safetensors (save_pretrained(..., safe_serialization=True))."
                        .formatted(folder));
    }

    @Test
    void says_that_the_configuration_is_no_json() throws IOException {
        Checkpoints.write(folder, Checkpoints.config());
        Files.writeString(folder.resolve("config.json"), "[1]");
        assertThatThrownBy(() -> announce(Map.of("model", folder.toString())))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith(folder.resolve("config.json") + " is not a JSON object: ");
    }

    @Test
    void says_that_the_tokenizer_cannot_be_used() throws IOException {
        Checkpoints.write(folder, Checkpoints.config());
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertThatThrownBy(() -> announce(Map.of("model", folder.toString())))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith(folder.resolve("tokenizer.json") + " cannot be used as a tokenizer: ");
    }

    @Test
    void says_that_the_prompt_is_too_long() throws IOException {
        Checkpoints.write(folder, Checkpoints.config());
        PromptSpec prompt =
                new PromptSpec(new PromptTemplate("a".repeat(70) + "{content}b"), Map.of("content", 3), Trial.UNITS);
        DecoderProvider provider = new DecoderProvider();
        Options options = Options.of(provider.options(), Map.of("model", folder.toString()));
        assertMessage(
                () -> provider.announce(options, prompt),
                "the prompt takes 75 tokens (72 of fixed text, 3 soft), but '%s' reads at most 64. Shorten the template, judge fewer units, or choose a model with more positions."
                        .formatted(folder.getFileName()));
    }

    @Test
    void says_which_adapter_target_is_unknown() {
        assertRefused(
                Map.of("size", "nano", "targets", List.of("query")),
                "targets: no projection is called 'query'; there are q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj,"
                        + " down_proj");
    }

    @Test
    void says_that_adapters_without_targets_add_nothing() {
        assertRefused(
                Map.of("size", "nano", "targets", List.of()),
                "targets: the list is empty, so tuning 'adapter' would add nothing. Name some of q_proj, k_proj, v_proj,"
                        + " o_proj, gate_proj, up_proj, down_proj, or set tuning to frozen.");
    }

    @Test
    void says_that_a_weight_does_not_fit_the_configuration() throws IOException {
        Checkpoints.write(folder, Checkpoints.config());
        Map<String, Object> wider = Checkpoints.config();
        wider.put("vocab_size", 300);
        Files.write(folder.resolve("config.json"), JsonFiles.write(wider));
        assertMessage(
                () -> new Trial(Map.of("model", folder.toString()), Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 1)
                        .close(),
                "%s: tensor 'model.embed_tokens.weight' has shape (270, 16), but config.json asks for (300, 16)"
                        .formatted(folder.resolve("model.safetensors")));
    }

    @Test
    void says_that_a_weight_has_no_place() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("attention_bias", true);
        Checkpoints.write(folder, config);
        Files.write(folder.resolve("config.json"), JsonFiles.write(Checkpoints.config()));
        assertMessage(
                () -> new Trial(Map.of("model", folder.toString()), Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 1)
                        .close(),
                "%s: tensor 'model.layers.0.self_attn.q_proj.bias' has no place in the model that config.json describes. Choose another checkpoint."
                        .formatted(folder.resolve("model.safetensors")));
    }

    @Test
    void says_that_words_about_a_clip_are_not_taken() {
        try (Trial trial = Trial.nano(Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL)) {
            Prompt prompt = new Prompt(List.of(new Prompt.ClipText("content", List.of("brow up"))));
            assertMessage(
                    () -> trial.backend.infer(prompt, Mode.EVAL),
                    "slot 'content' holds words about each clip, but back end 'decoder' takes words only where they are the"
                            + " same for every clip. Fill the slot with soft tokens.");
        }
    }

    @Test
    void says_that_a_prompt_without_soft_tokens_says_nothing() {
        try (Trial trial = Trial.nano(Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL)) {
            Prompt prompt = new Prompt(List.of(new Prompt.FixedText("hello")));
            assertMessage(
                    () -> trial.backend.infer(prompt, Mode.EVAL),
                    "the prompt has no soft tokens, so it says nothing of a clip. Use a template with the slot {content}.");
        }
    }

    @Test
    void says_that_soft_tokens_have_another_width() {
        try (Trial trial = Trial.nano(Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL)) {
            Prompt prompt = new Prompt(List.of(
                    new Prompt.ClipTokens("content", trial.root.zeros(new ai.djl.ndarray.types.Shape(1, 2, 9)))));
            assertThatThrownBy(() -> trial.backend.infer(prompt, Mode.EVAL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("soft tokens 'content': expected shape (-1, -1, 64), got (1, 2, 9)");
        }
    }

    private static void announce(Map<String, ?> raw) {
        DecoderProvider provider = new DecoderProvider();
        provider.announce(Options.of(provider.options(), raw), Trial.PROMPT);
    }

    private static void assertRefused(Map<String, ?> raw, String message) {
        assertMessage(() -> announce(raw), message);
    }

    private static void assertMessage(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ComponentException.class).hasMessage(message);
    }
}
