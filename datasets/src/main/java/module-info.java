/** Readers of annotated data sets, and data made up with known truth. */
@org.jspecify.annotations.NullMarked
module org.aullm.datasets {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.apache.commons.csv;
    requires org.dhatim.fastexcel.reader;
    requires java.desktop;

    provides org.aullm.api.spi.AnnotationToolsProvider with
            org.aullm.datasets.annotation.AnnotationTools;
    provides org.aullm.api.spi.DatasetProvider with
            org.aullm.datasets.FlowImagesProvider,
            org.aullm.datasets.SyntheticFlowProvider,
            org.aullm.datasets.faces.SyntheticFacesProvider;
}
