package org.aullm.llm.decoder;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What distinguishes one decoder from another, as data: there is one decoder, not one per family.
 *
 * @param family the {@code model_type} of the checkpoint
 * @param hidden width of a row
 * @param heads query heads
 * @param keyHeads key and value heads; a divisor of {@code heads}
 * @param headWidth numbers in a head
 * @param inner width inside the feed-forward part
 * @param vocabulary word embeddings
 * @param positions the longest prompt that is read as the model was meant to
 * @param epsilon added to the mean square in normalisation
 * @param kinds what each layer's attention is like, from the first layer to the last
 * @param traits what few families have
 */
record Architecture(
        String family,
        int hidden,
        int heads,
        int keyHeads,
        int headWidth,
        int inner,
        int vocabulary,
        int positions,
        double epsilon,
        List<LayerKind> kinds,
        Traits traits) {

    Architecture {
        kinds = List.copyOf(kinds);
    }

    /**
     * What is the same in all of a model's layers, and differs between families.
     *
     * @param activation of the feed-forward part
     * @param biases which projections add a bias
     * @param norms which normalisations there are
     * @param fused whether queries, keys and values are one projection, and gate and up another (Phi-3)
     * @param embeddingScale what word embeddings are multiplied by
     * @param scoreScale what products of queries and keys are multiplied by
     * @param scoreCap the limit that scores are bent towards (Gemma 2)
     * @param logitCap the limit that logits over the vocabulary are bent towards
     * @param tied whether words are predicted with the embedding table
     */
    record Traits(
            Activation activation,
            Biases biases,
            Norms norms,
            boolean fused,
            double embeddingScale,
            double scoreScale,
            OptionalDouble scoreCap,
            OptionalDouble logitCap,
            boolean tied) {

        /** A Llama's. */
        static Traits plain(int headWidth, boolean tied) {
            return new Traits(
                    Activation.SILU,
                    Biases.NONE,
                    Norms.PLAIN,
                    false,
                    1,
                    1 / Math.sqrt(headWidth),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    tied);
        }
    }

    /**
     * Which projections add a bias.
     *
     * @param queryKeyValue those into attention
     * @param output the one out of attention
     * @param feedForward those of the feed-forward part
     */
    record Biases(boolean queryKeyValue, boolean output, boolean feedForward) {
        static final Biases NONE = new Biases(false, false, false);
    }

    /**
     * Which normalisations there are besides those before each part of a layer.
     *
     * @param aroundOne whether a stored gain of 0 means 1 (Gemma)
     * @param after whether the result of each part of a layer is normalised too (Gemma)
     * @param queriesAndKeys whether each head's query and key are (Qwen3, Gemma 3)
     */
    record Norms(boolean aroundOne, boolean after, boolean queriesAndKeys) {
        static final Norms PLAIN = new Norms(false, false, false);
    }

    /** The same with so many layers, all like the first. */
    Architecture withLayers(int layers) {
        return new Architecture(
                family,
                hidden,
                heads,
                keyHeads,
                headWidth,
                inner,
                vocabulary,
                positions,
                epsilon,
                java.util.Collections.nCopies(layers, kinds.get(0)),
                traits);
    }

    /** How many layers there are. */
    int layers() {
        return kinds.size();
    }

    /** Query heads that share one key head. */
    int group() {
        return heads / keyHeads;
    }

    /** The projections of a layer, by name. */
    List<String> projections() {
        return traits.fused()
                ? List.of("qkv_proj", "o_proj", "gate_up_proj", "down_proj")
                : List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");
    }

    /** How many numbers a projection takes for each row. */
    int inputs(String projection) {
        return switch (projection) {
            case "o_proj" -> heads * headWidth;
            case "down_proj" -> inner;
            default -> hidden;
        };
    }

    /** How many numbers a projection gives for each row. */
    int outputs(String projection) {
        return switch (projection) {
            case "q_proj" -> heads * headWidth;
            case "k_proj", "v_proj" -> keyHeads * headWidth;
            case "qkv_proj" -> (heads + 2 * keyHeads) * headWidth;
            case "gate_proj", "up_proj" -> inner;
            case "gate_up_proj" -> 2 * inner;
            default -> hidden;
        };
    }

    /** A projection's name in a checkpoint. */
    static String module(int layer, String projection) {
        boolean attention =
                List.of("q_proj", "k_proj", "v_proj", "o_proj", "qkv_proj").contains(projection);
        return "model.layers.%d.%s.%s".formatted(layer, attention ? "self_attn" : "mlp", projection);
    }

    /** Numbers in the language model itself: embeddings, layers, final norm and, if untied, the vocabulary head. */
    long size() {
        Biases biases = traits.biases();
        Norms norms = traits.norms();
        long queries = (long) heads * headWidth;
        long keys = (long) keyHeads * headWidth;
        long attention = 2L * hidden * (queries + keys);
        long bias = (biases.queryKeyValue() ? queries + 2 * keys : 0)
                + (biases.output() ? hidden : 0)
                + (biases.feedForward() ? 2L * inner + hidden : 0);
        long gains = (norms.after() ? 4L : 2L) * hidden + (norms.queriesAndKeys() ? 2L * headWidth : 0);
        long layer = attention + 3L * hidden * inner + bias + gains;
        return (traits.tied() ? 1L : 2L) * vocabulary * hidden + layers() * layer + hidden;
    }

    /** The longest sequence whose positions turn as those of a sequence of this length do. */
    int steady(int length) {
        return kinds.stream()
                .mapToInt(kind -> kind.rope().map(rope -> rope.steady(length)).orElse(Integer.MAX_VALUE))
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
