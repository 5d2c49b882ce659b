/** R-AUGNN, the relation-aware graph over action units of AULLM++, and the priors it can start from. */
@org.jspecify.annotations.NullMarked
module org.aullm.graph.raugnn {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.RelationGraphProvider with
            org.aullm.graph.raugnn.RaugnnProvider;
}
