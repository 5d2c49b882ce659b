package org.aullm.api;

import ai.djl.ndarray.NDArray;

/**
 * What training makes small.
 *
 * @since 0.1.0
 */
public interface Loss extends Component {

    /**
     * The mean over the judgements that are known.
     *
     * @param logits (batch, units)
     * @param targets (batch, units), 1 where a unit is present, 0 where it is absent
     * @param mask (batch, units), 1 where the label is known, 0 where the data set does not code the unit
     * @return a scalar; 0 with gradient 0 where nothing is known
     */
    NDArray loss(NDArray logits, NDArray targets, NDArray mask);
}
