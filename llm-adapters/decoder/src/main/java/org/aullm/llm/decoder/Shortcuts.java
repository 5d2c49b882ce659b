package org.aullm.llm.decoder;

/**
 * What is left out, or kept only for a while, because it changes no result. Tests switch it off to prove that.
 *
 * @param sharedPrefix what is the same for the whole batch is computed once
 * @param trimmedLastLayer the last layer is computed for the position that is read, and keys and values elsewhere
 * @param recomputed in training, of each layer only the input is kept; the layer is computed again on the way back
 */
record Shortcuts(boolean sharedPrefix, boolean trimmedLastLayer, boolean recomputed) {
    static final Shortcuts ALL = new Shortcuts(true, true);
    static final Shortcuts NONE = new Shortcuts(false, false);

    Shortcuts(boolean sharedPrefix, boolean trimmedLastLayer) {
        this(sharedPrefix, trimmedLastLayer, false);
    }
}
