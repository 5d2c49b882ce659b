/** Visual encoders on DJL: of one optical-flow picture of a clip, of its frames, or of both; and none at all. */
@org.jspecify.annotations.NullMarked
module org.aullm.encoders {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.VisualEncoderProvider with
            org.aullm.encoders.C3dProvider,
            org.aullm.encoders.FlowCnnProvider,
            org.aullm.encoders.FlowHistogramProvider,
            org.aullm.encoders.HtNetProvider,
            org.aullm.encoders.LbpTopProvider,
            org.aullm.encoders.Led3dCnnProvider,
            org.aullm.encoders.LedFlowProvider,
            org.aullm.encoders.Mc318Provider,
            org.aullm.encoders.OffApexNetProvider,
            org.aullm.encoders.PrecomputedProvider,
            org.aullm.encoders.R2Plus1d18Provider,
            org.aullm.encoders.R3d18Provider,
            org.aullm.encoders.RawPictureProvider,
            org.aullm.encoders.RcnAProvider,
            org.aullm.encoders.ResNet10FlowProvider,
            org.aullm.encoders.ResNet18FlowProvider,
            org.aullm.encoders.S3dProvider,
            org.aullm.encoders.SssNetProvider,
            org.aullm.encoders.StstNetProvider;
}
