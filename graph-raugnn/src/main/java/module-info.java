/** R-AUGNN, the relation-aware graph over action units of AULLM++. */
@org.jspecify.annotations.NullMarked
module org.aullm.graph.raugnn {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.graph.kit;
    requires org.aullm.tensor;

    provides org.aullm.api.spi.RelationGraphProvider with
            org.aullm.graph.raugnn.RaugnnProvider;
}
