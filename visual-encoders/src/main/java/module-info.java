/** Visual encoders on DJL that look at one optical-flow picture of a clip. */
@org.jspecify.annotations.NullMarked
module org.aullm.encoders {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.VisualEncoderProvider with
            org.aullm.encoders.FlowCnnProvider,
            org.aullm.encoders.OffApexNetProvider,
            org.aullm.encoders.SssNetProvider,
            org.aullm.encoders.StstNetProvider;
}
