package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LossProvider;

/** Provides the loss {@code bce}. */
public final class BceProvider implements LossProvider {

    static final String ID = "bce";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Binary cross entropy, with present units weighted up on request.";
    }

    @Override
    public String details() {
        return """
                For a present unit `-a log p`, for an absent one `-log(1 - p)`, the mean over known judgements; a is
                chosen by `positive-weight`: 1, or absent clips by present ones of the unit in the training fold, or
                the square root of that.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PositiveWeight.OPTION, LabelSmoothing.OPTION);
    }

    @Override
    public Loss create(Build build, LabelTable training) {
        return new BceLoss(build, ID, PositiveWeight.of(build.options(), training));
    }
}
