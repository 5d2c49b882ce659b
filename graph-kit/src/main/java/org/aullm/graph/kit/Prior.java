package org.aullm.graph.kit;

import java.util.List;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Options;

/** Says which units are related before anything is learned. How strongly, the graph learns. */
interface Prior {

    /**
     * The relations, each once, in a fixed order; a unit without any keeps its self loop. May name units that are not
     * nodes.
     *
     * @param options those of {@link Priors#OPTIONS}
     * @param training the training fold's labels, whose units are the nodes
     * @param seed for a prior that draws
     */
    List<Relation> relations(Options options, LabelTable training, long seed);
}
