/** A language model that runs, and is tuned, in this process. */
@org.jspecify.annotations.NullMarked
module org.aullm.llm.decoder {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;
    requires org.aullm.llm.text;
    requires tools.jackson.databind;

    provides org.aullm.api.spi.BenchProvider with
            org.aullm.llm.decoder.DecoderBench;
    provides org.aullm.api.spi.LlmBackendProvider with
            org.aullm.llm.decoder.DecoderProvider;
    provides org.aullm.api.spi.ModelToolsProvider with
            org.aullm.llm.decoder.DecoderTools;
}
