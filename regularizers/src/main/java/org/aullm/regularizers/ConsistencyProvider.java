package org.aullm.regularizers;

import java.util.List;
import java.util.Locale;
import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;

/** Provides the regularizer {@code consistency}. */
public final class ConsistencyProvider implements RegularizerProvider {

    static final String ID = "consistency";

    static final Option<String> VIEW = Option.choice(
                    "view",
                    "what is judged the second time: the same clips with other shifts and flips, the same evidence with "
                            + "other dropout, or the same tokens with other dropout in the language model",
                    "augmented",
                    "whole",
                    "model")
            .orElse("augmented");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Judgements stay when the same clip is looked at again: the control for counterfactual-consistency.";
    }

    @Override
    public String source() {
        return "ours, as a control; the term is that of counterfactual-consistency's structure part";
    }

    @Override
    public String details() {
        return """
                Half of `KL(p|q) + KL(q|p)` between the first judgement p, which carries no gradient, and a second one q of
                true evidence, averaged over clips and units. Nothing counterfactual is asked: what
                counterfactual-consistency gains over this, its counterfactuals gain. Without augmentation and dropout both
                judgements are the same and the term is 0. `augmented` and `whole` cost a second pass of encoder, projector
                and graph.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(VIEW);
    }

    @Override
    public Regularizer create(Build build, TrainingSpec training) {
        SecondLook.View view = SecondLook.View.valueOf(build.options().get(VIEW).toUpperCase(Locale.ROOT));
        return new SecondLook(build, ID, view, true);
    }
}
