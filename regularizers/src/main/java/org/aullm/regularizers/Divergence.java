package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Ops;

/** How far two judgements of the same clips are apart. */
final class Divergence {

    private Divergence() {}

    /**
     * The mean over all judgements of half of KL(p|q) + KL(q|p), from logits. For two Bernoulli distributions the sum is (p
     * - q)(logit p - logit q): no logarithm, nothing to overflow.
     */
    static NDArray of(NDArray a, NDArray b) {
        NDArray both = Ops.sigmoid(a).sub(Ops.sigmoid(b)).mul(a.sub(b));
        return Ops.scale(Ops.mean(both), 0.5);
    }
}
