package org.aullm.api;

/** Evidence construction: distils visual features into content tokens. */
public interface Projector extends Component {

    /** How many tokens {@link #project} gives for each clip. */
    int tokensPerClip();

    /** The content tokens of a batch, (batch, tokens per clip, width). */
    SoftTokens project(VisualFeatures features, Mode mode);
}
