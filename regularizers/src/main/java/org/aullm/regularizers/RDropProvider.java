package org.aullm.regularizers;

import java.util.List;
import java.util.Locale;
import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;

/** Provides the regularizer {@code r-drop}. */
public final class RDropProvider implements RegularizerProvider {

    static final String ID = "r-drop";

    static final Option<String> PASS = Option.choice(
                    "pass",
                    "what is run twice: everything, or the language model alone on the same tokens",
                    "whole",
                    "model")
            .orElse("whole");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Two passes with different dropout must judge alike.";
    }

    @Override
    public String source() {
        return "Wu et al., R-Drop: Regularized Dropout for Neural Networks, NeurIPS 2021, equation 2";
    }

    @Override
    public String details() {
        return """
                `(KL(p|q) + KL(q|p)) / 2` between two passes over the same evidence, averaged over clips and units; gradients
                flow into both. The paper's alpha is this regularizer's `weight`. Deviation: the study's loss sees the first
                pass only, where the paper adds up both.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PASS);
    }

    @Override
    public Regularizer create(Build build, TrainingSpec training) {
        SecondLook.View view = SecondLook.View.valueOf(build.options().get(PASS).toUpperCase(Locale.ROOT));
        return new SecondLook(build, ID, view, false);
    }
}
