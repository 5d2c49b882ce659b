package org.aullm.llm.decoder;

import java.util.Collections;
import java.util.List;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Weights;

/**
 * A language model of random weights and a named size, for tests and for asking what pre-training is worth. It reads
 * bytes. Our proposal, not the paper's.
 *
 * @param key the name in a study file
 */
record RandomModel(String key, Architecture architecture) implements MadeUpModel {

    private static final int POSITIONS = 4096;

    /** By the names that a study file writes. */
    static final List<RandomModel> ALL = List.of(of("nano", 64, 2, 4, 172, 512), of("tiny", 256, 4, 4, 1024, 4096));

    private static RandomModel of(String key, int hidden, int layers, int heads, int inner, int vocabulary) {
        int headWidth = hidden / heads;
        Architecture architecture = new Architecture(
                "random",
                hidden,
                heads,
                2,
                headWidth,
                inner,
                vocabulary,
                POSITIONS,
                1e-5,
                Collections.nCopies(layers, LayerKind.full(Rope.of(10000, headWidth))),
                Architecture.Traits.plain(headWidth, true));
        return new RandomModel(key, architecture);
    }

    @Override
    public BaseWeights weights(Build build, Weights weights) {
        Parameter.Role role = build.tuning() == Tuning.FULL ? Parameter.Role.TRAINED : Parameter.Role.FROZEN;
        return new RandomWeights(weights.as(role), architecture.layers());
    }
}
