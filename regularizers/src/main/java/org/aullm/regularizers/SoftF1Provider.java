package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LossProvider;

/** Provides the loss {@code soft-f1}. */
public final class SoftF1Provider implements LossProvider {

    static final String ID = "soft-f1";

    static final Option<String> FORM = Option.choice(
                    "form",
                    "the F1 of presence alone, or the mean of those of presence and absence",
                    "single",
                    "double")
            .orElse("double");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "One minus the macro F1 of the batch, with probabilities in the place of decisions.";
    }

    @Override
    public String source() {
        return "Benedict et al., sigmoidF1, TMLR 2022 (there with a sharper sigmoid); the double form is common practice";
    }

    @Override
    public String details() {
        return """
                For each unit, over its known clips, `F1 = 2 sum(p y) / (sum(p) + sum(y))`; the loss is 1 minus the mean over
                units. The double form averages with the F1 of absence, `2 sum((1-p)(1-y)) / (sum(1-p) + sum(1-y))`. A class
                that no known clip of the batch shows is left out. An F1 of a batch is not one of a data set: use large
                batches. Badly wrong judgements have almost no slope, so training starts slowly.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FORM);
    }

    @Override
    public Loss create(Build build, LabelTable training) {
        return new SoftF1Loss(build);
    }
}
