/** Relation graphs that R-AUGNN is compared with: they share its nodes, priors and tokens, and exchange messages otherwise. */
@org.jspecify.annotations.NullMarked
module org.aullm.graph.baselines {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.graph.kit;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.RelationGraphProvider with
            org.aullm.graph.baselines.AuTransformerProvider,
            org.aullm.graph.baselines.EdgeFeatureProvider,
            org.aullm.graph.baselines.GatProvider,
            org.aullm.graph.baselines.GcnProvider;
}
