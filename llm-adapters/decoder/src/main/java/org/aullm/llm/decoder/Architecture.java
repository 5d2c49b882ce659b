package org.aullm.llm.decoder;

/**
 * What distinguishes one decoder of the Llama kind from another, as data: there is one decoder, not one per family.
 *
 * @param family the {@code model_type} of the checkpoint
 * @param hidden width of a row
 * @param layers decoder layers
 * @param heads query heads
 * @param keyHeads key and value heads; a divisor of {@code heads}
 * @param headWidth numbers in a head
 * @param inner width inside the feed-forward part
 * @param vocabulary word embeddings
 * @param positions the longest prompt that is read as the model was meant to
 * @param epsilon added to the mean square in normalisation
 * @param rope rotary positions
 * @param biases which projections add a bias
 * @param tied whether words are predicted with the embedding table
 */
record Architecture(
        String family,
        int hidden,
        int layers,
        int heads,
        int keyHeads,
        int headWidth,
        int inner,
        int vocabulary,
        int positions,
        double epsilon,
        Rope rope,
        Biases biases,
        boolean tied) {

    Architecture {
        if (headWidth % 2 != 0) {
            throw new IllegalArgumentException("rotary positions need an even head width, not " + headWidth);
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

    /** Query heads that share one key head. */
    int group() {
        return heads / keyHeads;
    }

    /** Numbers in the language model itself: embeddings, layers, final norm and, if untied, the vocabulary head. */
    long size() {
        long queries = (long) heads * headWidth;
        long keys = (long) keyHeads * headWidth;
        long attention = 2L * hidden * (queries + keys);
        long bias = (biases.queryKeyValue() ? queries + 2 * keys : 0)
                + (biases.output() ? hidden : 0)
                + (biases.feedForward() ? 2L * inner + hidden : 0);
        long layer = attention + 3L * hidden * inner + bias + 2L * hidden;
        return (tied ? 1L : 2L) * vocabulary * hidden + layers * layer + hidden;
    }
}
