package org.aullm.api.spi;

import java.util.List;
import org.aullm.api.ActionUnit;
import org.aullm.api.FeatureSpec;
import org.aullm.api.RelationGraph;
import org.aullm.api.TokenSpec;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Options;

/**
 * Provides relation graphs of one kind.
 *
 * @since 0.1.0
 */
public interface RelationGraphProvider extends TunedProvider {

    /**
     * How many instruction tokens it will give for each clip; at least 1.
     *
     * @throws org.aullm.api.ComponentException if features or units do not suit it
     */
    int tokensPerClip(Options options, FeatureSpec features, List<ActionUnit> units);

    /**
     * Builds one.
     *
     * @param training the training fold's labels, the only ones a prior may learn from; its units are the graph's nodes
     */
    RelationGraph create(Build build, FeatureSpec features, TokenSpec tokens, LabelTable training);
}
