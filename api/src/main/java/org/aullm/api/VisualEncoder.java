package org.aullm.api;

import ai.djl.ndarray.NDArray;

/**
 * Turns a clip's evidence into mid-level and high-level features.
 *
 * @since 0.1.0
 */
public interface VisualEncoder extends Component {

    /** The shapes of {@link #encode}'s result; those that its provider announced. */
    FeatureSpec features();

    /**
     * Encodes a batch.
     *
     * @param evidence (batch, then the shape of the evidence)
     */
    VisualFeatures encode(NDArray evidence, Mode mode);
}
