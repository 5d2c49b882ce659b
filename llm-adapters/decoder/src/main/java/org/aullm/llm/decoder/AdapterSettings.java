package org.aullm.llm.decoder;

/** How a model is changed beside its own weights. */
sealed interface AdapterSettings permits LoraSettings, PrefixSettings {

    /** In words, for descriptions. */
    String describe(Architecture architecture);
}
