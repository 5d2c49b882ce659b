package org.aullm.llm.remote;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.api.LlmBackend;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.api.prompt.PromptTemplate;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.testkit.Builds;
import org.aullm.testkit.server.SmallCheckpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cache of its own for each test, and questions about two clips and two units. */
abstract class RemoteTest {

    static final PromptTemplate TEMPLATE = new PromptTemplate("ab{content}c");
    static final List<ActionUnit> UNITS = List.of(new ActionUnit(4), new ActionUnit(12));
    static final String QUESTION = "d{unit}";

    @TempDir
    Path folder;

    @BeforeEach
    void useOwnCache() throws IOException {
        System.setProperty("aullm.cache", folder.resolve("cache").toString());
        SmallCheckpoint.write(Files.createDirectory(folder.resolve("checkpoint")));
    }

    @AfterEach
    void forgetCache() {
        System.clearProperty("aullm.cache");
    }

    Map<String, Object> embeds(String url, Object... more) {
        Map<String, Object> options = text(url, more);
        options.put("checkpoint", folder.resolve("checkpoint").toString());
        return options;
    }

    Map<String, Object> text(String url, Object... more) {
        Map<String, Object> options = new LinkedHashMap<>(Map.of("url", url, "model", "m", "question", QUESTION));
        for (int i = 0; i < more.length; i += 2) {
            options.put((String) more[i], more[i + 1]);
        }
        return options;
    }

    static PromptSpec spec() {
        return new PromptSpec(TEMPLATE, Map.of("content", 1), UNITS);
    }

    static LlmBackend build(LlmBackendProvider provider, Map<String, Object> options) {
        return provider.create(Builds.of(provider, options, Tuning.FROZEN, DataType.FLOAT32, 1), spec());
    }

    /** What a back end says of clips: one soft token each of a value everywhere. */
    static List<Double> ask(LlmBackend backend, float... clips) {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            int width = SmallCheckpoint.WIDTH;
            float[] rows = new float[clips.length * width];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = clips[i / width];
            }
            Prompt.Part part = new Prompt.ClipTokens(
                    "content", Arrays.data(manager, rows, DataType.FLOAT32, clips.length, 1, width));
            return logits(backend, part);
        }
    }

    static List<Double> tell(LlmBackend backend, String... clips) {
        return logits(backend, new Prompt.ClipText("content", List.of(clips)));
    }

    private static List<Double> logits(LlmBackend backend, Prompt.Part part) {
        List<Double> logits = new ArrayList<>();
        for (double logit : Numbers.doubles(backend.infer(TEMPLATE.fill(UNITS, Map.of("content", part)), Mode.EVAL))) {
            logits.add(logit);
        }
        return logits;
    }
}
