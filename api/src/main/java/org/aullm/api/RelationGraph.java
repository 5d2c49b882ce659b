package org.aullm.api;

/** Structure modelling: relations between action units, seen in the light of a clip, as instruction tokens. */
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
}
