package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.api.ComponentDescription;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;

/**
 * The asymmetric loss: easy negatives count less than easy positives, and very easy ones not at all.
 *
 * <p>With p the probability, m the clip and q = max(p - m, 0): a present unit costs -(1 - p)^g+ log p, an absent one
 * -q^g- log(1 - q). The factors before the logarithms carry no gradient, as in the authors' and in AU-LLM's code.
 *
 * <p>AU-LLM's published code weights an absent unit by (1 - q)^g-, which favours easy negatives, the opposite of what the
 * loss is for; that form is the variant {@code au-llm}. One deviation: probabilities have no floor of 1e-8 under the
 * logarithm, which takes the gradient from the worst misses: logarithms come from logits, and agree above that floor.
 */
final class AsymmetricLoss extends JudgementLoss {

    private final double negativeFocus;
    private final double positiveFocus;
    private final double clip;
    private final boolean easyNegatives;
    private final ComponentDescription description;

    AsymmetricLoss(Build build, LabelTable training) {
        super(build, PositiveWeight.of(build.options(), training), 0);
        Options options = build.options();
        this.negativeFocus = options.get(AsymmetricProvider.GAMMA_NEGATIVE);
        this.positiveFocus = options.get(AsymmetricProvider.GAMMA_POSITIVE);
        this.clip = options.get(AsymmetricProvider.CLIP);
        this.easyNegatives = options.get(AsymmetricProvider.VARIANT).equals("au-llm");
        this.description = Facts.of(AsymmetricProvider.ID, options);
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    NDArray ifPresent(NDArray logits) {
        NDArray cost = Ops.softplus(logits.neg());
        return focused(cost, Ops.sigmoid(logits.neg()), positiveFocus);
    }

    @Override
    NDArray ifAbsent(NDArray logits) {
        // 1 - p + m is at least m, so its logarithm is safe for any clip but 0.
        NDArray cost = clip == 0
                ? Ops.softplus(logits)
                : Ops.atMost(Ops.plus(Ops.sigmoid(logits.neg()), clip), 1).log().neg();
        NDArray shifted = Ops.atLeast(Ops.plus(Ops.sigmoid(logits), -clip), 0);
        return focused(cost, easyNegatives ? Ops.oneMinus(shifted) : shifted, negativeFocus);
    }

    private static NDArray focused(NDArray cost, NDArray wrongness, double focus) {
        return focus == 0 ? cost : cost.mul(Ops.pow(Ops.stopGradient(wrongness), focus));
    }
}
