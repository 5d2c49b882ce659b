/** Projectors that MGE-EFP is compared with: one linear map, and AU-LLM's Enhanced Fusion Projector. */
@org.jspecify.annotations.NullMarked
module org.aullm.projector.baselines {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.ProjectorProvider with
            org.aullm.projector.baselines.EfpProvider,
            org.aullm.projector.baselines.LinearProvider;
}
