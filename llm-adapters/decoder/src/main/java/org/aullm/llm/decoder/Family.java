package org.aullm.llm.decoder;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The families of models, by {@code model_type}: what each has that others have not, and its defaults. */
enum Family {
    LLAMA("llama", 10000, 1e-6, false, 0, Biases.ATTENTION_AND_FEED_FORWARD),
    MISTRAL("mistral", 10000, 1e-6, false, 0, Biases.NONE),
    QWEN2("qwen2", 10000, 1e-6, false, 0, Biases.ALWAYS_INTO_ATTENTION),
    QWEN3("qwen3", 10000, 1e-6, false, 128, Biases.ATTENTION),
    GEMMA2("gemma2", 10000, 1e-6, true, 256, Biases.ATTENTION),
    GEMMA3("gemma3_text", 1e6, 1e-6, true, 256, Biases.ATTENTION),
    PHI3("phi3", 10000, 1e-5, false, 0, Biases.NONE),
    SMOLLM3("smollm3", 2e6, 1e-6, true, 0, Biases.ATTENTION_AND_FEED_FORWARD);

    /** Where a family's biases are, and which fields ask for them. */
    enum Biases {
        NONE,
        ALWAYS_INTO_ATTENTION,
        ATTENTION,
        ATTENTION_AND_FEED_FORWARD
    }

    private final String type;
    private final double theta;
    private final double epsilon;
    private final boolean tied;
    private final int headWidth;
    private final Biases biases;

    Family(String type, double theta, double epsilon, boolean tied, int headWidth, Biases biases) {
        this.type = type;
        this.theta = theta;
        this.epsilon = epsilon;
        this.tied = tied;
        this.headWidth = headWidth;
        this.biases = biases;
    }

    static Optional<Family> of(String type) {
        return Arrays.stream(values())
                .filter(family -> family.type.equals(type))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Family::type).collect(Collectors.joining(", "));
    }

    String type() {
        return type;
    }

    /** The rotary base where the file names none. */
    double theta() {
        return theta;
    }

    double epsilon() {
        return epsilon;
    }

    boolean tied() {
        return tied;
    }

    /** Numbers in a head where the file does not say; 0 for the hidden width divided by the heads. */
    int headWidth() {
        return headWidth;
    }

    Biases biases() {
        return biases;
    }

    /** Scaled embeddings, gains around one, normalised results, scores scaled by a field of their own. */
    boolean gemma() {
        return this == GEMMA2 || this == GEMMA3;
    }

    boolean normsQueriesAndKeys() {
        return this == QWEN3 || this == GEMMA3;
    }

    /** Projections of one input are stored as one matrix; some numbers of a head may not turn. */
    boolean fused() {
        return this == PHI3;
    }
}
