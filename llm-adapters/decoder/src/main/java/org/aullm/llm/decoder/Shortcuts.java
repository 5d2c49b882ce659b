package org.aullm.llm.decoder;

/**
 * What is left out because it changes no result. Tests switch it off to prove that.
 *
 * @param sharedPrefix what is the same for the whole batch is computed once
 * @param trimmedLastLayer the last layer is computed for the position that is read, and keys and values elsewhere
 */
record Shortcuts(boolean sharedPrefix, boolean trimmedLastLayer) {
    static final Shortcuts ALL = new Shortcuts(true, true);
    static final Shortcuts NONE = new Shortcuts(false, false);
}
