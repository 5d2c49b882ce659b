/** Losses, and further terms of the training loss. */
@org.jspecify.annotations.NullMarked
module org.aullm.regularizers {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.LossProvider with
            org.aullm.regularizers.BceProvider,
            org.aullm.regularizers.AsymmetricProvider,
            org.aullm.regularizers.FocalProvider,
            org.aullm.regularizers.SoftF1Provider,
            org.aullm.regularizers.TwoWayMarginProvider,
            org.aullm.regularizers.WeightedBceProvider;
    provides org.aullm.api.spi.RegularizerProvider with
            org.aullm.regularizers.ConsistencyProvider,
            org.aullm.regularizers.CounterfactualConsistencyProvider,
            org.aullm.regularizers.DomainAdversarialProvider,
            org.aullm.regularizers.MixupProvider,
            org.aullm.regularizers.RDropProvider,
            org.aullm.regularizers.SupervisedContrastiveProvider,
            org.aullm.regularizers.VRexProvider;
}
