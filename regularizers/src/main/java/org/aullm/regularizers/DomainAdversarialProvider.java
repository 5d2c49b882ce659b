package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.RegularizerProvider;

/** Provides the regularizer {@code domain-adversarial}. */
public final class DomainAdversarialProvider implements RegularizerProvider {

    static final String ID = "domain-adversarial";

    static final Option<Integer> HIDDEN = Option.integer("hidden", "width of the domain classifier's hidden layer")
            .atLeast(1)
            .orElse(64);
    static final Option<Boolean> RISING = Option.flag(
                    "rising", "let the reversed gradient rise from 0 over the training, as published")
            .orElse(true);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "High-level features that a classifier of domains cannot tell apart, by gradient reversal.";
    }

    @Override
    public String source() {
        return "Ganin and Lempitsky, Unsupervised Domain Adaptation by Backpropagation, ICML 2015; the rise from section 4.2";
    }

    @Override
    public String details() {
        return """
                high-level features -> gradient times -s -> linear to `hidden`, ReLU -> linear to the domains -> cross
                entropy. With `rising`, `s = 2 / (1 + exp(-10 t)) - 1` for a share t of the training, else 1. Domains are the
                training fold's data sets, or its subjects. Deviation: there is no target domain; the training clips'
                own domains are made alike.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Groups.OPTION, HIDDEN, RISING);
    }

    @Override
    public Regularizer create(Build build, TrainingSpec training) {
        return new DomainAdversary(build, training);
    }
}
