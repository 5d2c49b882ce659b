package org.aullm.api;

import java.util.List;

/**
 * Evidence construction: distils visual features into content tokens.
 *
 * @since 0.1.0
 */
public interface Projector extends Component {

    /** How many tokens {@link #project} gives for each clip. */
    int tokensPerClip();

    /** The content tokens of a batch, (batch, tokens per clip, width). */
    SoftTokens project(VisualFeatures features, Mode mode);

    /**
     * What it can say about how it came to the tokens of a batch; nothing, if it cannot. Judges in {@link Mode#EVAL}.
     */
    default List<Explanation> explain(VisualFeatures features) {
        return List.of();
    }
}
