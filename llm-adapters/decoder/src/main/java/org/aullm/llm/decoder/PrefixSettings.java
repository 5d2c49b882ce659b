package org.aullm.llm.decoder;

/**
 * Trained keys and values before every prompt.
 *
 * @param length how many positions they take
 */
record PrefixSettings(int length) implements AdapterSettings {
    @Override
    public String describe(Architecture architecture) {
        return "prefix of %d positions".formatted(length);
    }
}
