/** Ways of putting evidence into words. */
@org.jspecify.annotations.NullMarked
module org.aullm.llm.verbalizers {
    requires static org.jspecify;
    requires org.aullm.api;

    provides org.aullm.api.spi.VerbalizerProvider with
            org.aullm.llm.verbalizers.FacsProvider,
            org.aullm.llm.verbalizers.FlowRegionsProvider,
            org.aullm.llm.verbalizers.ProbeProvider,
            org.aullm.llm.verbalizers.RelationsProvider;
}
