package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
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
 * Clips with the same units lie together, others apart. Over the batch, for clip i with similarity s_ij = z_i . z_j / t of
 * unit vectors z: the mean over i of -sum over j of w_ij (s_ij - log sum over a of exp(s_ia)) / sum over j of w_ij, where j
 * and a run over the other clips.
 *
 * <p>For one label per clip, w is 1 for the same label, else 0, and this is the published loss. With several, w_ij is the
 * Jaccard index of the present units among those known in both; clips without any present unit share none.
 */
final class SupervisedContrast extends TensorComponent implements Regularizer {

    private static final double TINY = 1e-12;
    private static final double NOWHERE = -1e9;

    private final double temperature;
    private final Optional<Linear> hidden;
    private final Optional<Linear> out;
    private final ComponentDescription description;

    SupervisedContrast(Build build, TrainingSpec training) {
        super(build);
        this.temperature = build.options().get(SupervisedContrastiveProvider.TEMPERATURE);
        int width = build.options().get(SupervisedContrastiveProvider.PROJECTION);
        int high = training.features().high();
        // Narrower than published (as wide as the features): a flattened map may have thousands of numbers.
        int between = Math.min(high, 256);
        this.hidden = width == 0 ? Optional.empty() : Optional.of(Linear.of(weights(), "hidden", high, between));
        this.out = width == 0 ? Optional.empty() : Optional.of(Linear.of(weights(), "out", between, width));
        this.description = Facts.of(SupervisedContrastiveProvider.ID, build.options());
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
        NDArray high = outcome.evidence().features().high();
        int batch = outcome.evidence().batch();
        if (batch < 2) {
            return Ops.scale(outcome.logits().sum(), 0);
        }
        NDArray z = unit(projected(high));
        NDArray self = z.getManager().eye(batch, batch, 0, z.getDataType());
        NDArray others = Ops.oneMinus(self);
        NDArray similarity = Ops.scale(z.matMul(z.transpose(1, 0)), 1 / temperature);
        NDArray logShare =
                similarity.add(Ops.scale(self, NOWHERE)).logSoftmax(1).mul(others);
        NDArray together = jaccard(outcome.targets(), outcome.mask()).mul(others);
        NDArray weights = together.sum(new int[] {1});
        NDArray anchors = Ops.atMost(Ops.scale(weights, 1 / TINY), 1);
        NDArray costs = logShare.mul(together).sum(new int[] {1}).neg().div(Ops.atLeast(weights, TINY));
        return costs.sum().div(Ops.atLeast(anchors.sum(), 1));
    }

    private NDArray projected(NDArray high) {
        return out.isPresent()
                ? out.get().apply(Ops.atLeast(hidden.orElseThrow().apply(high), 0))
                : high;
    }

    private static NDArray unit(NDArray x) {
        NDArray norm = Ops.pow(Ops.plus(x.mul(x).sum(new int[] {1}, true), TINY), -0.5);
        return x.mul(norm);
    }

    /** (batch, batch): units present in both by units present in either, among those known in both. */
    private static NDArray jaccard(NDArray targets, NDArray mask) {
        NDArray present = targets.mul(mask);
        NDArray both = present.matMul(present.transpose(1, 0));
        NDArray known = present.matMul(mask.transpose(1, 0));
        NDArray either = known.add(known.transpose(1, 0)).sub(both);
        return both.div(Ops.atLeast(either, 1));
    }
}
