/** The contracts of aullm: what a component is, what it is given and what it gives back. */
@org.jspecify.annotations.NullMarked
module org.aullm.api {
    requires static org.jspecify;
    requires transitive ai.djl.api;

    exports org.aullm.api;
    exports org.aullm.api.data;
    exports org.aullm.api.option;
    exports org.aullm.api.prompt;
    exports org.aullm.api.spi;
    exports org.aullm.api.vision;
}
