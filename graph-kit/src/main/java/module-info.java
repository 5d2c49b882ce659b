/**
 * What graphs over action units share: which units are related (the priors), how a clip becomes nodes, and how nodes become
 * instruction tokens. A library for plugins, not a plugin: graphs built with it differ in how units exchange messages, and
 * in nothing else.
 */
@org.jspecify.annotations.NullMarked
module org.aullm.graph.kit {
    requires static org.jspecify;
    requires transitive org.aullm.api;
    requires transitive org.aullm.tensor;
    requires tools.jackson.databind;

    exports org.aullm.graph.kit;
}
