package org.aullm.api;

import ai.djl.ndarray.NDArray;

/**
 * One named array of a component's state.
 *
 * @param name unique in its component, in dotted form such as {@code conv1.weight}
 * @param array the values, owned by the component
 * @param role what the trainer may do with it
 * @since 0.1.0
 */
public record Parameter(String name, NDArray array, Role role) {

    /** What the trainer may do with an array. */
    public enum Role {
        /** Change it by gradient. */
        TRAINED,
        /** Nothing; saved with the component. */
        FROZEN,
        /** Nothing; the component itself updates it while training (running statistics); saved with the component. */
        BUFFER
    }
}
