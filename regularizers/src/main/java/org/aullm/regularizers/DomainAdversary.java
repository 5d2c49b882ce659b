package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Counterfactual;
import org.aullm.api.Regularizer;
import org.aullm.api.StepEvidence;
import org.aullm.api.StepOutcome;
import org.aullm.api.TrainingSpec;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.TensorComponent;
import org.aullm.tensor.nn.Linear;

/**
 * A classifier of domains that learns from high-level features, and features that learn to tell it nothing: between the two,
 * gradients change their sign. The penalty is the classifier's cross entropy.
 */
final class DomainAdversary extends TensorComponent implements Regularizer {

    // Ganin and Lempitsky, section 4: how fast the reversed gradient rises.
    private static final double STEEPNESS = 10;

    private final Groups groups;
    private final boolean rising;
    private final Linear hidden;
    private final Linear out;
    private final ComponentDescription description;

    DomainAdversary(Build build, TrainingSpec training) {
        super(build);
        this.groups = Groups.of(DomainAdversarialProvider.ID, build.options().get(Groups.OPTION), training);
        this.rising = build.options().get(DomainAdversarialProvider.RISING);
        int width = build.options().get(DomainAdversarialProvider.HIDDEN);
        this.hidden = Linear.of(weights(), "hidden", training.features().high(), width);
        this.out = Linear.of(weights(), "out", width, groups.names().size());
        this.description = Facts.of(DomainAdversarialProvider.ID, build.options());
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    public List<Counterfactual> counterfactuals(StepEvidence evidence) {
        return List.of();
    }

    @Override
    public NDArray penalty(StepOutcome outcome) {
        StepEvidence evidence = outcome.evidence();
        NDArray high = evidence.features().high();
        NDArray scores = out.apply(Ops.atLeast(hidden.apply(reversed(high, strength(evidence.progress()))), 0));
        NDArray members = groups.membership(high.getManager(), evidence.clips(), high.getDataType());
        NDArray likelihoods = scores.logSoftmax(1).mul(members).sum(new int[] {1});
        return Ops.mean(likelihoods).neg();
    }

    private double strength(double progress) {
        return rising ? 2 / (1 + Math.exp(-STEEPNESS * progress)) - 1 : 1;
    }

    /** The same values, with gradients multiplied by {@code -strength}. */
    private static NDArray reversed(NDArray x, double strength) {
        return Ops.scale(x, -strength).add(Ops.scale(Ops.stopGradient(x), 1 + strength));
    }
}
