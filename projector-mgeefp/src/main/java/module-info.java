/** MGE-EFP, the projector of AULLM++: evidence of several granularities, gated with the high level into content tokens. */
@org.jspecify.annotations.NullMarked
module org.aullm.projector.mgeefp {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.ProjectorProvider with
            org.aullm.projector.mgeefp.MgeEfpProvider;
}
