/** Language models on servers: soft tokens to vLLM and SGLang, words to any OpenAI-compatible chat server. */
@org.jspecify.annotations.NullMarked
module org.aullm.llm.remote {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;
    requires org.aullm.llm.text;
    requires java.net.http;
    requires org.slf4j;
    requires tools.jackson.databind;

    // Jackson writes and reads the answers that are kept.
    opens org.aullm.llm.remote to
            tools.jackson.databind;

    provides org.aullm.api.spi.LlmBackendProvider with
            org.aullm.llm.remote.OpenAiTextProvider,
            org.aullm.llm.remote.SglangEmbedsProvider,
            org.aullm.llm.remote.VllmEmbedsProvider;
}
