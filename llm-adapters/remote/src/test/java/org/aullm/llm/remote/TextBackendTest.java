package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.util.DoubleComparator;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.ScoreSource;
import org.aullm.testkit.server.ModelServer;
import org.aullm.testkit.server.OpenAiChat;
import org.junit.jupiter.api.Test;

class TextBackendTest extends RemoteTest {

    private static String read(String message) {
        return message.contains("lowered") == message.contains("AU4") ? "yes" : "no";
    }

    private static final OpenAiChat CHAT = new OpenAiChat("m", true, TextBackendTest::read);

    @Test
    void log_probabilities_become_log_odds() throws Exception {
        try (ModelServer server = ModelServer.start(CHAT);
                LlmBackend backend = build(new OpenAiTextProvider(), text(server.url(), "parallel", 1))) {
            assertThat(tell(backend, "lowered", "raised"))
                    .usingElementComparator(new DoubleComparator(1e-5))
                    .containsExactly(Math.log(18), -Math.log(18), -Math.log(18), Math.log(18));
            assertThat(server.complaints()).isEmpty();
            assertThat(server.questions().get(0)).contains("ablowereddAU4 brow lowerer".replace("dd", "dcd"));
            assertThat(backend.spec().capabilities()).containsExactly(Capability.CLIP_TEXT);
            assertThat(backend.spec().scoreSource()).isEqualTo(ScoreSource.LOGPROB);
        }
    }

    @Test
    void votes_are_drawn_apart_and_counted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        OpenAiChat fickle = new OpenAiChat("m", false, message -> switch (asked.getAndIncrement() % 5) {
            case 0, 1, 2 -> "Yes, it is.";
            case 3 -> "No.";
            default -> "Who knows?";
        });
        try (ModelServer server = ModelServer.start(fickle);
                LlmBackend backend = build(
                        new OpenAiTextProvider(), text(server.url(), "score", "votes", "samples", 5, "parallel", 1))) {
            assertThat(tell(backend, "lowered"))
                    .allSatisfy(logit -> assertThat(logit).isCloseTo(Math.log(3.5 / 2.5), within(1e-6)));
            assertThat(server.requests()).isEqualTo(10);
            assertThat(backend.usage())
                    .containsEntry("answers-unclear", 2.0)
                    .containsEntry("tokens-in", 1000.0)
                    .doesNotContainKey("price");
            assertThat(backend.description().facts()).containsEntry("score source", "votes of 5 answers");
        }
    }

    @Test
    void one_answer_is_one_vote_and_has_its_price() throws Exception {
        OpenAiChat wordy = new OpenAiChat("m", false, message -> "Not sure, but yes.");
        try (ModelServer server = ModelServer.start(wordy);
                LlmBackend backend = build(
                        new OpenAiTextProvider(),
                        text(server.url(), "score", "parsed", "price-in", 3, "price-out", 15))) {
            assertThat(tell(backend, "lowered"))
                    .allSatisfy(logit -> assertThat(logit).isCloseTo(Math.log(3), within(1e-6)));
            assertThat(backend.usage().get("price")).isCloseTo((200 * 3 + 4 * 15) / 1e6, within(1e-12));
        }
    }

    @Test
    void a_server_without_log_probabilities_is_not_asked_again() throws Exception {
        try (ModelServer server = ModelServer.start(new OpenAiChat("m", false, TextBackendTest::read));
                LlmBackend backend = build(new OpenAiTextProvider(), text(server.url(), "parallel", 1))) {
            assertThatThrownBy(() -> tell(backend, "lowered"))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("the server gives no log-probabilities for model 'm'."
                            + " Set score: votes or score: parsed");
            assertThat(server.requests()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void soft_tokens_are_refused() throws Exception {
        try (LlmBackend backend = build(new OpenAiTextProvider(), text("http://127.0.0.1:9"))) {
            assertThatThrownBy(() -> ask(backend, 1))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("back end 'openai-text' reads words about each clip, and there are none."
                            + " Name verbalizers and use a template with the slot {content}");
        }
    }
}
