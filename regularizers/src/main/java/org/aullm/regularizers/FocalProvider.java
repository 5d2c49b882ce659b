package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LossProvider;

/** Provides the loss {@code focal}. */
public final class FocalProvider implements LossProvider {

    static final String ID = "focal";

    static final Option<Double> GAMMA = Option.decimal("gamma", "how strongly easy judgements are played down")
            .between(0, 20)
            .orElse(2.0);
    static final Option<Double> ALPHA = Option.decimal("alpha", "weight of a present unit; an absent one has 1 - alpha")
            .between(0, 1)
            .orElse(0.25);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "The focal loss: binary cross entropy that plays down easy judgements, present or absent.";
    }

    @Override
    public String source() {
        return "Lin et al., Focal Loss for Dense Object Detection, ICCV 2017, equation 5; gamma and alpha as there";
    }

    @Override
    public String details() {
        return "`-a (1 - p)^g log p` for a present unit, `-(1 - a) p^g log(1 - p)` for an absent one, averaged over known "
                + "judgements (the paper divides by the number of present ones). The factors carry gradient.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(GAMMA, ALPHA, LabelSmoothing.OPTION);
    }

    @Override
    public Loss create(Build build, LabelTable training) {
        return new FocalLoss(build, training);
    }
}
