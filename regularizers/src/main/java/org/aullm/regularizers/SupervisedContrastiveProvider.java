package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;

/** Provides the regularizer {@code supervised-contrastive}. */
public final class SupervisedContrastiveProvider implements RegularizerProvider {

    static final String ID = "supervised-contrastive";

    static final Option<Double> TEMPERATURE = Option.decimal(
                    "temperature", "what similarities are divided by: small looks at the nearest clips only")
            .between(0.01, 10)
            .orElse(0.1);
    static final Option<Integer> PROJECTION = Option.integer(
                    "projection",
                    "width of the vectors that are compared, by two layers of their own; 0 compares features")
            .atLeast(0)
            .orElse(128);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "High-level features of clips with the same units lie together, those of others apart.";
    }

    @Override
    public String source() {
        return "Khosla et al., Supervised Contrastive Learning, NeurIPS 2020, equation 2; Jaccard weights are ours";
    }

    @Override
    public String details() {
        return """
                high-level features -> linear to at most 256, ReLU -> linear to `projection` -> unit length. For every clip,
                the weighted mean over the others of minus the logarithm of a softmax over similarities divided by
                `temperature`. Weights are the Jaccard index of two clips' present units, among those known in both: with
                one unit per clip the published loss. Deviations: one view of each clip, and a narrower hidden layer.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(TEMPERATURE, PROJECTION);
    }

    @Override
    public Regularizer create(Build build, TrainingSpec training) {
        return new SupervisedContrast(build, training);
    }
}
