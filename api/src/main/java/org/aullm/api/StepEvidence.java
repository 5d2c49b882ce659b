package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.aullm.api.data.Clip;

/**
 * What a training step knows of its batch before the language model is asked, and what else it can find out.
 *
 * @since 0.1.0
 */
public interface StepEvidence {

    /** The clips of the batch, in the order of every array's first axis. */
    List<Clip> clips();

    /** Clips in the batch. */
    default int batch() {
        return clips().size();
    }

    /** What the encoder was shown: standardised, moved and mirrored; (batch, then the evidence's shape). */
    NDArray evidence();

    /**
     * The same clips moved and mirrored by another draw of the training's augmentation; equal to {@link #evidence()} where
     * the study has none.
     */
    NDArray redrawn();

    /** What the encoder saw in {@link #evidence()}. */
    VisualFeatures features();

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

    /**
     * Looks again: one more training pass of encoder, projector and graph, with randomness of its own (other units dropped
     * out). Running statistics see this pass too.
     *
     * @param evidence such as {@link #evidence()} itself, or a mixture; the shape of {@link #evidence()}
     */
    Look look(NDArray evidence);

    /** How much of the training is done, from 0 to below 1. */
    double progress();

    /** A seed of this step's own, for a regularizer that draws. */
    long seed();
}
