/** Readers of annotated data sets, and data made up with known truth. */
@org.jspecify.annotations.NullMarked
module org.aullm.datasets {
    requires static org.jspecify;
    requires org.aullm.api;
    requires org.aullm.tensor;
    requires org.apache.commons.csv;
    requires org.dhatim.fastexcel.reader;
    requires org.snakeyaml.engine;
    requires java.desktop;
    requires java.management;
    requires jdk.management;
    requires tools.jackson.databind;

    uses org.aullm.api.spi.FaceDetectorProvider;
    uses org.aullm.api.spi.FlowProvider;
    uses org.aullm.api.spi.FrameSourceProvider;
    uses org.aullm.api.spi.PictureReaderProvider;

    provides org.aullm.api.spi.AnnotationToolsProvider with
            org.aullm.datasets.annotation.AnnotationTools;
    provides org.aullm.api.spi.BenchProvider with
            org.aullm.datasets.clip.VisionBench,
            org.aullm.datasets.faces.FacesBench,
            org.aullm.datasets.faces.FlowBench,
            org.aullm.datasets.faces.SpottingBench;
    provides org.aullm.api.spi.ClipToolsProvider with
            org.aullm.datasets.clip.ClipToolsService;
    provides org.aullm.api.spi.DataToolsProvider with
            org.aullm.datasets.tools.DataTools;
    provides org.aullm.api.spi.DatasetProvider with
            org.aullm.datasets.flowimage.FlowImagesProvider,
            org.aullm.datasets.flowimage.SyntheticFlowProvider,
            org.aullm.datasets.arrays.ArraysProvider,
            org.aullm.datasets.clip.ClipsProvider,
            org.aullm.datasets.clip.ManifestProvider,
            org.aullm.datasets.faces.SyntheticFacesProvider;
    provides org.aullm.api.spi.FaceDetectorProvider with
            org.aullm.datasets.clip.FixedBoxesProvider,
            org.aullm.datasets.clip.WholePicture;
    provides org.aullm.api.spi.FlowProvider with
            org.aullm.datasets.flow.FarnebackProvider;
    provides org.aullm.api.spi.PictureReaderProvider with
            org.aullm.datasets.frames.JavaPictures;
}
