/** Contract tests and fixtures for plugin authors. */
@org.jspecify.annotations.NullMarked
module org.aullm.testkit {
    requires static org.jspecify;
    requires transitive org.aullm.api;
    requires transitive org.aullm.tensor;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires java.management;
    requires jdk.httpserver;
    requires org.opentest4j;
    requires tools.jackson.databind;

    exports org.aullm.testkit;
    exports org.aullm.testkit.server;

    // Needed where someone puts the kit on the module path.
    opens org.aullm.testkit to
            org.junit.platform.commons;
}
