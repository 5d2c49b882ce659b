/** One trial: what it is made of, how it is trained and judged, what it leaves behind. */
@org.jspecify.annotations.NullMarked
module org.aullm.core {
    requires static org.jspecify;
    requires transitive org.aullm.api;
    requires transitive org.aullm.tensor;
    requires org.slf4j;
    requires transitive tools.jackson.databind;

    exports org.aullm.core.config;
    exports org.aullm.core.explain;
    exports org.aullm.core.metrics;
    exports org.aullm.core.plugin;
    exports org.aullm.core.reference;
    exports org.aullm.core.registry;
    exports org.aullm.core.result;
    exports org.aullm.core.trial;

    // Jackson reads and writes these records.
    opens org.aullm.core.config to
            tools.jackson.databind;
    opens org.aullm.core.reference to
            tools.jackson.databind;
    opens org.aullm.core.result to
            tools.jackson.databind;

    uses org.aullm.api.spi.DatasetProvider;
    uses org.aullm.api.spi.LlmBackendProvider;
    uses org.aullm.api.spi.LossProvider;
    uses org.aullm.api.spi.ProjectorProvider;
    uses org.aullm.api.spi.RegularizerProvider;
    uses org.aullm.api.spi.RelationGraphProvider;
    uses org.aullm.api.spi.VerbalizerProvider;
    uses org.aullm.api.spi.VisualEncoderProvider;
}
