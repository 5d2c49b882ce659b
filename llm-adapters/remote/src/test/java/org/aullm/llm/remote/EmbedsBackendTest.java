package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.ScoreSource;
import org.aullm.testkit.server.ModelServer;
import org.aullm.testkit.server.SentTensor;
import org.aullm.testkit.server.SglangGenerate;
import org.aullm.testkit.server.SmallCheckpoint;
import org.aullm.testkit.server.VllmChat;
import org.aullm.testkit.server.VllmCompletions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmbedsBackendTest extends RemoteTest {

    private static final VllmCompletions COMPLETIONS = new VllmCompletions("m", SmallCheckpoint.WIDTH);

    @Test
    void vllm_is_sent_the_whole_prompt_as_rows() throws Exception {
        try (ModelServer server = ModelServer.start(COMPLETIONS);
                LlmBackend backend =
                        build(new VllmEmbedsProvider(), embeds(server.url(), "dtype", "float32", "parallel", 1))) {
            ask(backend, 0.5f);

            assertThat(server.complaints()).isEmpty();
            assertThat(server.answers()).isEqualTo(2);
            JsonNode first = JsonMapper.shared().readTree(server.questions().get(0));
            assertThat(first.path("logprob_token_ids").toString())
                    .isEqualTo("[%d,%d]".formatted(SmallCheckpoint.YES, SmallCheckpoint.NO));
            byte[] file = Base64.getDecoder().decode(first.path("prompt_embeds").asString(""));
            SentTensor sent = SentTensor.of(file, SmallCheckpoint.WIDTH);
            // <s>, "ab", one soft token, "c", and the question "dAU4 brow lowerer".
            assertThat(sent.rows()).isEqualTo(1 + 2 + 1 + 1 + 17);
            assertThat(row(sent, 0)).isEqualTo(SmallCheckpoint.value(SmallCheckpoint.START, 3));
            assertThat(row(sent, 1)).isEqualTo(SmallCheckpoint.value(SmallCheckpoint.letter('a'), 3));
            assertThat(row(sent, 3)).isCloseTo(0.5f * rootMeanSquareOfWords(), within(1e-4f));
            assertThat(row(sent, 4)).isEqualTo(SmallCheckpoint.value(SmallCheckpoint.letter('c'), 3));
            assertThat(row(sent, 5)).isEqualTo(SmallCheckpoint.value(SmallCheckpoint.letter('d'), 3));
        }
    }

    private static float row(SentTensor sent, int row) {
        return sent.values()[row * sent.columns() + 3];
    }

    private static float rootMeanSquareOfWords() {
        double sum = 0;
        for (char letter : new char[] {'a', 'b', 'c'}) {
            for (int i = 0; i < SmallCheckpoint.WIDTH; i++) {
                double value = SmallCheckpoint.value(SmallCheckpoint.letter(letter), i);
                sum += value * value;
            }
        }
        return (float) Math.sqrt(sum / (3 * SmallCheckpoint.WIDTH));
    }

    @Test
    void logits_are_the_log_odds_of_yes_against_no_for_each_clip_and_unit() throws Exception {
        try (ModelServer server = ModelServer.start(COMPLETIONS);
                LlmBackend backend = build(new VllmEmbedsProvider(), embeds(server.url()))) {
            List<Double> logits = ask(backend, 0.5f, -1, 2);

            assertThat(logits).hasSize(6).doesNotHaveDuplicates();
            assertThat(ask(backend, 2)).isEqualTo(logits.subList(4, 6));
            assertThat(server.requests()).isEqualTo(6);
        }
    }

    @Test
    void chat_mode_sends_soft_tokens_amid_text() throws Exception {
        try (ModelServer server = ModelServer.start(new VllmChat("m", SmallCheckpoint.WIDTH));
                LlmBackend backend =
                        build(new VllmEmbedsProvider(), embeds(server.url(), "mode", "chat", "parallel", 1))) {
            assertThat(ask(backend, 0.5f, -1)).hasSize(4).doesNotHaveDuplicates();

            assertThat(server.complaints()).isEmpty();
            JsonNode content =
                    JsonMapper.shared().readTree(server.questions().get(0)).at("/messages/0/content");
            assertThat(content.at("/0/text").asString("")).isEqualTo("ab");
            assertThat(content.at("/1/type").asString("")).isEqualTo("prompt_embeds");
            assertThat(content.at("/2/text").asString("")).isEqualTo("c");
            assertThat(content.at("/3/text").asString("")).isEqualTo("dAU4 brow lowerer");
        }
    }

    @Test
    void an_older_server_gives_the_likeliest_tokens_and_what_says_neither_counts_as_no() throws Exception {
        try (ModelServer server = ModelServer.start(COMPLETIONS);
                LlmBackend backend = build(new VllmEmbedsProvider(), embeds(server.url(), "label-logprobs", "top"))) {
            assertThat(ask(backend, 0.5f)).allSatisfy(logit -> assertThat(logit).isCloseTo(-Math.log(3), within(1e-6)));
            assertThat(backend.usage()).containsEntry("answers-unclear", 2.0);
            assertThat(server.complaints()).isEmpty();
        }
    }

    @Test
    void sglang_is_sent_numbers() throws Exception {
        try (ModelServer server = ModelServer.start(new SglangGenerate(SmallCheckpoint.WIDTH));
                LlmBackend backend = build(new SglangEmbedsProvider(), embeds(server.url(), "lora-path", "au"))) {
            assertThat(ask(backend, 0.5f, -1)).hasSize(4).doesNotHaveDuplicates();

            assertThat(server.complaints()).isEmpty();
            assertThat(server.questions())
                    .allSatisfy(question -> assertThat(question).contains("\"lora_path\":\"au\""));
            assertThat(backend.usage()).containsEntry("requests", 4.0).containsEntry("tokens-out", 4.0);
        }
    }

    @Test
    void what_it_is_and_where_evidence_goes_is_said() throws Exception {
        try (LlmBackend backend = build(new VllmEmbedsProvider(), embeds("http://127.0.0.1:9"))) {
            assertThat(backend.spec().capabilities()).containsExactly(Capability.SOFT_TOKENS);
            assertThat(backend.spec().scoreSource()).isEqualTo(ScoreSource.LOGPROB);
            assertThat(backend.spec().tokens().width()).isEqualTo(SmallCheckpoint.WIDTH);
            assertThat(backend.description().facts())
                    .containsEntry("host", "127.0.0.1:9")
                    .containsEntry("answers", "yes: 'yes' (265); no: 'no' (266)")
                    .containsEntry("protocol", "vLLM completions, bfloat16, answer tokens asked for");
        }
    }

    @Test
    void a_server_of_another_width_refuses_and_that_is_said() throws Exception {
        try (ModelServer server = ModelServer.start(new VllmCompletions("m", 16));
                LlmBackend backend = build(new VllmEmbedsProvider(), embeds(server.url(), "parallel", 1))) {
            assertThatThrownBy(() -> ask(backend, 0.5f))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("the server at 127.0.0.1:%d refused with HTTP 400: ".formatted(server.port())
                            + "{\"error\":\"the width is 8, the model's 16\"};"
                            + " check the options against what the server supports");
        }
    }

    @Test
    void a_checkpoint_that_scales_embeddings_is_refused() throws Exception {
        java.nio.file.Files.writeString(
                folder.resolve("checkpoint").resolve("config.json"), "{\"model_type\": \"gemma2\"}");
        assertThatThrownBy(() -> build(new VllmEmbedsProvider(), embeds("http://127.0.0.1:9")))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "checkpoint: model_type 'gemma2' scales its word embeddings, and servers differ in whether they"
                                + " scale given ones, too. Use back end 'decoder', or a model of another family");
    }

    @Test
    void words_about_clips_are_refused() throws Exception {
        try (LlmBackend backend = build(new SglangEmbedsProvider(), embeds("http://127.0.0.1:9"))) {
            assertThatThrownBy(() -> tell(backend, "the brow is lowered"))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("back end 'sglang-embeds' reads soft tokens, not words about each clip");
        }
    }

    @Test
    void the_server_double_refuses_what_vllm_refuses() throws Exception {
        for (Map.Entry<String, String> wrong : Map.of(
                        "{\"model\":\"m\",\"prompt_embeds\":\"AA\",\"echo\":true}", "'echo' cannot be asked",
                        "{\"model\":\"m\",\"prompt_embeds\":\"?\",\"max_tokens\":1,\"temperature\":0,\"logprobs\":1,\"return_tokens_as_token_ids\":true}",
                                "this is no base64",
                        "{\"model\":\"m\",\"prompt_embeds\":\"AAAA\",\"max_tokens\":1,\"temperature\":0,\"logprobs\":1,\"return_tokens_as_token_ids\":true}",
                                "zip entries are []")
                .entrySet()) {
            JsonNode question = JsonMapper.shared().readTree(wrong.getKey());
            assertThatThrownBy(() -> COMPLETIONS.answer(question)).hasMessageContaining(wrong.getValue());
        }
    }
}
