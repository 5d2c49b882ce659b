package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.LlmBackend;
import org.aullm.api.UnavailableException;
import org.aullm.testkit.server.Misbehaviour;
import org.aullm.testkit.server.ModelServer;
import org.aullm.testkit.server.OpenAiChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One question at a time to a server that does not behave. */
class MisbehaviourTest extends RemoteTest {

    private static final OpenAiChat CHAT = new OpenAiChat("m", true, message -> "yes");

    private LlmBackend backend(ModelServer server, Object... more) {
        Map<String, Object> options = text(server.url(), more);
        options.put("parallel", 1);
        options.putIfAbsent("retries", 1);
        // A busy machine may be slow with an answer that comes.
        options.putIfAbsent("request-timeout", 30);
        return build(new OpenAiTextProvider(), options);
    }

    private static int patience(Misbehaviour misbehaviour, int withSilence) {
        return misbehaviour == Misbehaviour.SILENT ? withSilence : 30;
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "BROKEN", "GATEWAY", "CUT", "SILENT", "GARBLED", "EMPTY"})
    void what_passes_is_waited_out(Misbehaviour misbehaviour) throws Exception {
        try (ModelServer server = ModelServer.start(CHAT);
                LlmBackend backend = backend(server, "request-timeout", patience(misbehaviour, 3))) {
            server.misbehave(misbehaviour);

            assertThat(tell(backend, "x")).hasSize(2);
            assertThat(server.requests()).isEqualTo(3);
            assertThat(backend.usage()).containsEntry("retries", 1.0).containsEntry("requests", 3.0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BUSY    | it said HTTP 429
                    GATEWAY | it said HTTP 503
                    CUT     | the connection failed
                    SILENT  | it was silent for 1 s
                    GARBLED | its answer was no JSON
                    EMPTY   | its answer lacks /choices/0
                    """)
    void what_stays_is_the_environments_fault(Misbehaviour misbehaviour, String why) throws Exception {
        try (ModelServer server = ModelServer.start(CHAT);
                LlmBackend backend = backend(server, "request-timeout", patience(misbehaviour, 1))) {
            server.misbehave(misbehaviour, misbehaviour);

            assertThatThrownBy(() -> tell(backend, "x"))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageStartingWith(
                            "the model server at 127.0.0.1:%d did not answer in 2 attempts; the last time %s"
                                    .formatted(server.port(), why))
                    .hasMessageEndingWith(". What was answered is kept: run the study again when the server is back");
        }
    }

    @Test
    void an_answer_without_end_is_cut_off() throws Exception {
        try (ModelServer server = ModelServer.start(CHAT);
                LlmBackend backend = backend(server)) {
            server.misbehave(Misbehaviour.HUGE);

            assertThatThrownBy(() -> tell(backend, "x"))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage(
                            "the server at 127.0.0.1:%d sent more than 4194304 bytes for one answer and was cut off."
                                            .formatted(server.port())
                                    + " Check that url is a model server");
        }
    }

    @Test
    void evidence_follows_no_redirection() throws Exception {
        try (ModelServer server = ModelServer.start(CHAT);
                LlmBackend backend = backend(server)) {
            server.misbehave(Misbehaviour.ELSEWHERE);

            assertThatThrownBy(() -> tell(backend, "x"))
                    .isInstanceOf(ComponentException.class)
                    .hasMessageContaining("refused with HTTP 302")
                    .hasMessageEndingWith("it points elsewhere, where evidence is not sent; write that address as url");
        }
    }

    @Test
    void a_key_that_a_server_repeats_is_not_shown() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "canary-7f3a\n");
        try (ModelServer server = ModelServer.start(0, CHAT, "canary-7f3a");
                LlmBackend backend = backend(server, "api-key", "file:" + key)) {
            assertThat(tell(backend, "x")).hasSize(2);

            server.misbehave(Misbehaviour.DENIED);
            assertThatThrownBy(() -> tell(backend, "y"))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage(
                            "the server at 127.0.0.1:%d refused with HTTP 401: {\"error\": \"not yours: Bearer [key]\"};"
                                            .formatted(server.port())
                                    + " check the key in file:" + key)
                    .satisfies(thrown -> assertThat(thrown).hasNoCause());
        }
    }

    @Test
    void answers_are_kept_and_only_open_questions_are_asked_again() throws Exception {
        try (ModelServer server = ModelServer.start(CHAT)) {
            server.dieAfter(3);
            try (LlmBackend backend = backend(server)) {
                assertThatThrownBy(() -> tell(backend, "x", "y", "z")).isInstanceOf(UnavailableException.class);
            }
            assertThat(server.answers()).isEqualTo(3);

            server.dieAfter(Integer.MAX_VALUE);
            try (LlmBackend backend = backend(server)) {
                assertThat(tell(backend, "x", "y", "z")).hasSize(6);
                assertThat(backend.usage())
                        .containsEntry("answers-known-before", 3.0)
                        .containsEntry("requests", 3.0)
                        .containsEntry("tokens-in", 600.0);
            }
            assertThat(server.answers()).isEqualTo(6);
        }
    }

    @Test
    void a_damaged_answer_is_asked_for_again() throws Exception {
        try (ModelServer server = ModelServer.start(CHAT);
                LlmBackend backend = backend(server)) {
            List<Double> first = tell(backend, "x");
            try (var files = Files.walk(folder.resolve("cache"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(file, "{\"logprobs\"");
                }
            }
            assertThat(tell(backend, "x")).isEqualTo(first);
            assertThat(server.answers()).isEqualTo(4);
        }
    }

    @Test
    void no_more_are_under_way_than_allowed() throws Exception {
        try (ModelServer server = ModelServer.start(CHAT)) {
            server.slowDown(50);
            Map<String, Object> options = text(server.url(), "parallel", 3);
            try (LlmBackend backend = build(new OpenAiTextProvider(), options)) {
                tell(backend, "a", "b", "c", "d", "e");
            }
            assertThat(server.mostAtOnce()).isEqualTo(3);
        }
    }

    @Test
    void nobody_at_home_is_the_environments_fault() throws Exception {
        int port;
        try (ModelServer server = ModelServer.start(CHAT)) {
            port = server.port();
        }
        Map<String, Object> options = text("http://127.0.0.1:" + port, "retries", 0);
        try (LlmBackend backend = build(new OpenAiTextProvider(), options)) {
            assertThatThrownBy(() -> tell(backend, "x"))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageStartingWith(
                            "the model server at 127.0.0.1:%d did not answer in 1 attempt;".formatted(port));
        }
    }
}
