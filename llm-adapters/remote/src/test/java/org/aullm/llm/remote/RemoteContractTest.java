package org.aullm.llm.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.testkit.LlmBackendContract;
import org.aullm.testkit.server.Dialect;
import org.aullm.testkit.server.ModelServer;
import org.aullm.testkit.server.OpenAiChat;
import org.aullm.testkit.server.SglangGenerate;
import org.aullm.testkit.server.SmallCheckpoint;
import org.aullm.testkit.server.VllmCompletions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every back end holds for these, over the servers they are made for. */
class RemoteContractTest {

    abstract static class OverAServer extends LlmBackendContract {

        @TempDir
        Path folder;

        private ModelServer server;

        abstract Dialect dialect();

        @BeforeEach
        void start() throws IOException {
            System.setProperty("aullm.cache", folder.resolve("cache").toString());
            SmallCheckpoint.write(Files.createDirectory(folder.resolve("checkpoint")));
            server = ModelServer.start(dialect());
        }

        @AfterEach
        void stop() {
            server.close();
            System.clearProperty("aullm.cache");
        }

        @Override
        protected Map<String, ?> options() {
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("url", server.url());
            options.put("model", "m");
            if (provider().id().endsWith("-embeds")) {
                options.put("checkpoint", folder.resolve("checkpoint").toString());
            }
            return options;
        }
    }

    @Nested
    class Vllm extends OverAServer {
        @Override
        Dialect dialect() {
            return new VllmCompletions("m", SmallCheckpoint.WIDTH);
        }

        @Override
        protected LlmBackendProvider provider() {
            return new VllmEmbedsProvider();
        }
    }

    @Nested
    class Sglang extends OverAServer {
        @Override
        Dialect dialect() {
            return new SglangGenerate(SmallCheckpoint.WIDTH);
        }

        @Override
        protected LlmBackendProvider provider() {
            return new SglangEmbedsProvider();
        }
    }

    @Nested
    class OpenAi extends OverAServer {
        @Override
        Dialect dialect() {
            return new OpenAiChat("m", true, message -> message.hashCode() % 2 == 0 ? "yes" : "no");
        }

        @Override
        protected LlmBackendProvider provider() {
            return new OpenAiTextProvider();
        }
    }
}
