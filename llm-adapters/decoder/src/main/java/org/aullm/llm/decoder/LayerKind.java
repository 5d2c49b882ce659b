package org.aullm.llm.decoder;

import java.util.Optional;

/**
 * What one layer's attention is like.
 *
 * @param rope its rotary positions; empty where it has none (SmolLM3)
 * @param window how many positions a query sees, itself included; {@link #ALL} for all before it
 */
record LayerKind(Optional<Rope> rope, int window) {

    /** No window. */
    static final int ALL = Integer.MAX_VALUE;

    /** Rotary positions and no window. */
    static LayerKind full(Rope rope) {
        return new LayerKind(Optional.of(rope), ALL);
    }

    /** Whether a query at one position sees a key at another. */
    static boolean sees(int window, int query, int key) {
        return key <= query && query - key < window;
    }
}
