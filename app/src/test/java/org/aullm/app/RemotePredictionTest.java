package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.aullm.testkit.server.ModelServer;
import org.aullm.testkit.server.OpenAiChat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aullm predict} with a language model that is a server: that is said before anything goes there. */
class RemotePredictionTest {

    private static final String KEY = "sk-predict";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Queue<String> saidBeforeQuestions = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init")
    private ModelServer server;

    private String answer(String question) {
        saidBeforeQuestions.add(out.toString());
        return question.length() % 2 == 0 ? "yes" : "no";
    }

    @BeforeEach
    void start() throws IOException {
        server = ModelServer.start(0, new OpenAiChat("m", true, this::answer), KEY);
        System.setProperty("aullm.cache", folder.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("aullm.cache");
        server.close();
    }

    private int run(String... words) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), new PluginPlaces(List.of()))
                .execute(words);
    }

    @Test
    void the_host_is_the_first_thing_that_is_said() throws IOException {
        Files.writeString(folder.resolve("key"), KEY + "\n");
        Files.writeString(
                folder.resolve("study.yaml"),
                """
                study: remote
                data: { use: synthetic-flow, subjects: 3, clips: 2 }
                units: [4, 12]
                protocol: { split: loso, seeds: [1] }
                prompt: "{content}"
                baseline:
                  encoder: stst-net
                  projector: linear
                  graph: none
                  loss: bce
                  llm: { use: openai-text, verbalizers: [flow-regions], train-with: nothing, model: m,
                         api-key: "file:%s", retries: 0, url: "%s" }
                training: { epochs: 1 }
                ablate: { variants: [ { projector: mlp } ] }
                """
                        .formatted(folder.resolve("key"), server.url()));
        String model = folder.resolve("model").toString();
        assertThat(run("train", folder.resolve("study.yaml").toString(), "--out", model))
                .as(err.toString())
                .isZero();
        out.getBuffer().setLength(0);
        saidBeforeQuestions.clear();

        assertThat(run(
                        "predict",
                        model,
                        FrameFolders.write(folder).toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--front",
                        "detector=none",
                        "--no-overlay",
                        "--whole"))
                .as(err.toString())
                .isZero();

        String notice =
                "The language model of this model is a server: what is found in each input is sent to 127.0.0.1";
        assertThat(out.toString()).startsWith(notice);
        assertThat(saidBeforeQuestions).isNotEmpty().allMatch(said -> said.startsWith(notice));
        assertThat(Files.readString(folder.resolve("out/frames/report.html")))
                .contains("sends evidence to", "127.0.0.1");
    }
}
