package org.aullm.api;

import java.util.Optional;

/** What a training step knows of its batch before the language model is asked, and what else it can find out. */
public interface StepEvidence {

    /** Clips in the batch. */
    int batch();

    /** The clips' content tokens. */
    SoftTokens content();

    /** The clips' instruction tokens; empty without a relation graph. */
    Optional<SoftTokens> instruction();

    /**
     * The instruction tokens of the same clips under a changed graph; empty without a relation graph. Each call costs
     * one pass of the graph.
     */
    Optional<SoftTokens> instructionUnder(Intervention intervention);

    /**
     * The content tokens of a clip in which nothing moves, once for each clip of the batch. The first call costs one
     * pass of encoder and projector over one clip.
     */
    SoftTokens stillContent();

    /** A seed of this step's own, for a regularizer that draws. */
    long seed();
}
