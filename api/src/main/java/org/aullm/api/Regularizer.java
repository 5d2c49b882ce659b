package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A further term of the training loss, which may ask for judgements on altered evidence.
 *
 * @since 0.1.0
 */
public interface Regularizer extends Component {

    /** The altered evidence to be judged in this step; empty if none. */
    List<Counterfactual> counterfactuals(StepEvidence evidence);

    /** The term to add, before the study's weight, as a scalar. */
    NDArray penalty(StepOutcome outcome);
}
