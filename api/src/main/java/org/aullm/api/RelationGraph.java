package org.aullm.api;

import java.util.List;

/**
 * Structure modelling: relations between action units, seen in the light of a clip, as instruction tokens.
 *
 * @since 0.1.0
 */
public interface RelationGraph extends Component {

    /** How many tokens {@link #relate} gives for each clip. */
    int tokensPerClip();

    /** The weight of the graph's own judgement in the training loss; 0 where it has none. */
    double auxiliaryWeight();

    /**
     * The relations of a batch.
     *
     * @param intervention what is changed in the graph for this call
     */
    Relations relate(VisualFeatures features, Intervention intervention, Mode mode);

    /**
     * What it can say about how it came to the relations of a batch, with the graph as it is; nothing, if it cannot.
     * Judges in {@link Mode#EVAL}.
     */
    default List<Explanation> explain(VisualFeatures features) {
        return List.of();
    }
}
