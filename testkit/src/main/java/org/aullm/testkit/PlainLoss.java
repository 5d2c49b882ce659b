package org.aullm.testkit;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Loss;
import org.aullm.api.ParameterSet;
import org.aullm.tensor.Ops;

/**
 * Binary cross entropy over the known judgements, for regularizers that use the study's loss.
 *
 * @since 0.1.0
 */
public final class PlainLoss implements Loss {

    /** A loss; all are alike. */
    public PlainLoss() {}

    @Override
    public NDArray loss(NDArray logits, NDArray targets, NDArray mask) {
        NDArray each = Ops.softplus(logits).sub(logits.mul(targets)).mul(mask);
        return each.sum().div(Ops.atLeast(mask.sum(), 1));
    }

    @Override
    public ComponentDescription description() {
        return ComponentDescription.of("plain");
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.EMPTY;
    }

    @Override
    public void save(Path folder) {}

    @Override
    public void load(Path folder) {}

    @Override
    public void close() {}
}
