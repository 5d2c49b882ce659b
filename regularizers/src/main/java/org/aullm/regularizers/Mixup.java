package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Counterfactual;
import org.aullm.api.Look;
import org.aullm.api.Regularizer;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepEvidence;
import org.aullm.api.StepOutcome;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Seeds;
import org.aullm.tensor.TensorComponent;

/**
 * Between two clips, labels change in a straight line. With b a share drawn from Beta(a, a) once per step, and every clip
 * paired with another one of its batch, the judgement on b x + (1 - b) x' costs b loss(y) + (1 - b) loss(y'), each with its
 * own clip's known labels.
 */
final class Mixup extends TensorComponent implements Regularizer {

    private static final String MIXED = "mixed";

    private final double alpha;
    private final boolean tokens;
    private final ComponentDescription description;

    /** One step's draw: with whom, and the share of a clip's own part. */
    private record Draw(int shift, double share) {}

    Mixup(Build build) {
        super(build);
        this.alpha = build.options().get(MixupProvider.ALPHA);
        this.tokens = build.options().get(MixupProvider.LEVEL).equals("tokens");
        this.description = Facts.of(MixupProvider.ID, build.options());
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    public List<Counterfactual> counterfactuals(StepEvidence evidence) {
        if (evidence.batch() < 2) {
            return List.of();
        }
        Draw draw = draw(evidence);
        if (!tokens) {
            Look look = evidence.look(mix(evidence.evidence(), draw));
            return List.of(new Counterfactual(MIXED, look.content(), look.instruction()));
        }
        SoftTokens content = new SoftTokens(mix(evidence.content().tokens(), draw));
        Optional<SoftTokens> instruction = evidence.instruction().map(own -> new SoftTokens(mix(own.tokens(), draw)));
        return List.of(new Counterfactual(MIXED, content, instruction));
    }

    @Override
    public NDArray penalty(StepOutcome outcome) {
        if (outcome.evidence().batch() < 2) {
            return Ops.scale(outcome.logits().sum(), 0);
        }
        Draw draw = draw(outcome.evidence());
        NDArray mixed = Objects.requireNonNull(outcome.counterfactuals().get(MIXED));
        NDArray own = outcome.loss().loss(mixed, outcome.targets(), outcome.mask());
        NDArray other = outcome.loss()
                .loss(mixed, Rows.turned(outcome.targets(), draw.shift()), Rows.turned(outcome.mask(), draw.shift()));
        return Ops.scale(own, draw.share()).add(Ops.scale(other, 1 - draw.share()));
    }

    private static NDArray mix(NDArray own, Draw draw) {
        return Ops.scale(own, draw.share()).add(Ops.scale(Rows.turned(own, draw.shift()), 1 - draw.share()));
    }

    // The same on every call in a step, so that labels are mixed as their evidence was.
    private Draw draw(StepEvidence evidence) {
        SplittableRandom random = Seeds.random(evidence.seed(), MixupProvider.ID);
        return new Draw(1 + random.nextInt(evidence.batch() - 1), Beta.symmetric(random, alpha));
    }
}
