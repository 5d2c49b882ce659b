/** The command line: wires everything, names no plugin. */
@org.jspecify.annotations.NullMarked
module org.aullm.app {
    requires static org.jspecify;
    requires org.aullm.core;
    requires org.aullm.report;
    requires org.aullm.study;
    requires com.google.common; // Guice needs it and, being automatic, does not say so
    requires com.google.guice;
    requires info.picocli;
    requires java.desktop; // draws overlays
    requires jakarta.inject;
    requires jdk.management;

    uses org.aullm.api.spi.AnnotationToolsProvider;
    uses org.aullm.api.spi.DataToolsProvider;
    uses org.aullm.api.spi.BenchProvider;
    uses org.aullm.api.spi.ClipToolsProvider;
    uses org.aullm.api.spi.ModelToolsProvider;
    uses org.aullm.api.spi.VideoWriterProvider;

    // Both build and fill package-private classes.
    opens org.aullm.app to
            com.google.guice,
            info.picocli;
}
