package org.aullm.llm.decoder;

import java.util.Locale;
import java.util.Set;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Weights;

/**
 * A language model of random weights and a named size, for tests and for asking what pre-training is worth. It reads
 * bytes. Our proposal, not the paper's.
 */
enum RandomModel implements LanguageModel {
    /** About 150,000 numbers. */
    NANO(64, 2, 4, 172, 512),
    /** About 6 million numbers. */
    TINY(256, 4, 4, 1024, 4096);

    private static final int POSITIONS = 4096;

    private final Architecture architecture;

    RandomModel(int hidden, int layers, int heads, int inner, int vocabulary) {
        this.architecture = new Architecture(
                "random",
                hidden,
                layers,
                heads,
                heads / 2,
                hidden / heads,
                inner,
                vocabulary,
                POSITIONS,
                1e-5,
                Rope.of(10000),
                Architecture.Biases.NONE,
                true);
    }

    /** The name as a study file writes it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return "random " + key();
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public PromptTokenizer tokenizer() {
        return new ByteTokenizer();
    }

    @Override
    public Set<Integer> stops() {
        return Set.of();
    }

    @Override
    public BaseWeights weights(Build build, Weights weights) {
        Parameter.Role role = build.tuning() == Tuning.FULL ? Parameter.Role.TRAINED : Parameter.Role.FROZEN;
        return new RandomWeights(weights.as(role), architecture.layers());
    }
}
