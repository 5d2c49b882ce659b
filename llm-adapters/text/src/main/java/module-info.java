/** What back ends that read a model's tokenizer have in common. A library for plugins, none itself. */
@org.jspecify.annotations.NullMarked
module org.aullm.llm.text {
    requires static org.jspecify;
    requires transitive org.aullm.api;
    requires ai.djl.tokenizers;
    requires tools.jackson.databind;

    exports org.aullm.llm.text;
}
