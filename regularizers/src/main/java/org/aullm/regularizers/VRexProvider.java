package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;

/** Provides the regularizer {@code v-rex}. */
public final class VRexProvider implements RegularizerProvider {

    static final String ID = "v-rex";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "The loss must be the same in all domains: its variance over them.";
    }

    @Override
    public String source() {
        return "Krueger et al., Out-of-Distribution Generalization via Risk Extrapolation, ICML 2021, equation 8";
    }

    @Override
    public String details() {
        return """
                `Var(R_1, ..., R_m)`, the variance (divided by m) of the study's loss over the domains in the batch, each over
                its own clips' known labels. The paper's beta is this regularizer's `weight`; it adds the risks up where the
                study's loss averages over judgements. Domains are told apart by data set, or by subject. A batch with one
                domain adds nothing: with many subjects use large or subject-balanced batches.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Groups.OPTION);
    }

    @Override
    public Regularizer create(Build build, TrainingSpec training) {
        return new VRex(build, training);
    }
}
