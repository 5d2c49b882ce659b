/** Losses, and further terms of the training loss. */
@org.jspecify.annotations.NullMarked
module org.aullm.regularizers {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.LossProvider with
            org.aullm.regularizers.BceProvider,
            org.aullm.regularizers.AsymmetricProvider;
    provides org.aullm.api.spi.RegularizerProvider with
            org.aullm.regularizers.CounterfactualConsistencyProvider;
}
