/** Projectors that MGE-EFP is compared with: AU-LLM's Enhanced Fusion Projector, and those of vision-language models. */
@org.jspecify.annotations.NullMarked
module org.aullm.projector.baselines {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.ProjectorProvider with
            org.aullm.projector.baselines.CAbstractorProvider,
            org.aullm.projector.baselines.EfpProvider,
            org.aullm.projector.baselines.LinearProvider,
            org.aullm.projector.baselines.MixtureOfFeaturesProvider,
            org.aullm.projector.baselines.MlpProvider,
            org.aullm.projector.baselines.QFormerProvider,
            org.aullm.projector.baselines.ResamplerProvider,
            org.aullm.projector.baselines.TokenPackerProvider;
}
