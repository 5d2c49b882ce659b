package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;

/** Provides the regularizer {@code mixup}. */
public final class MixupProvider implements RegularizerProvider {

    static final String ID = "mixup";

    static final Option<Double> ALPHA = Option.decimal(
                    "alpha", "of the Beta(alpha, alpha) that shares are drawn from: small stays near one of the clips")
            .between(0.01, 10)
            .orElse(0.2);
    static final Option<String> LEVEL = Option.choice(
                    "level", "what is mixed: pictures, or the soft tokens made of them", "evidence", "tokens")
            .orElse("evidence");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Mixtures of two clips are judged as the same mixture of their labels.";
    }

    @Override
    public String source() {
        return "Zhang et al., mixup: Beyond Empirical Risk Minimization, ICLR 2018; tokens: Verma et al., Manifold Mixup, "
                + "ICML 2019";
    }

    @Override
    public String details() {
        return """
                With b from Beta(alpha, alpha), one draw per step, the judgement on `b x + (1 - b) x'` costs
                `b loss(y) + (1 - b) loss(y')`, by the study's own loss and each clip's known labels. Deviation: it stands
                beside the loss on true clips instead of replacing it. `evidence` costs a second pass of encoder, projector
                and graph, whose running statistics see the mixtures; a batch of one clip is left out.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ALPHA, LEVEL);
    }

    @Override
    public Regularizer create(Build build, TrainingSpec training) {
        return new Mixup(build);
    }
}
