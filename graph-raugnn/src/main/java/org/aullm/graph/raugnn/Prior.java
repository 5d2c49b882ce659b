package org.aullm.graph.raugnn;

import java.util.List;
import org.aullm.api.data.LabelTable;

/** Says which units are related before anything is learned. How strongly, the graph learns. */
interface Prior {

    /**
     * The relations, each once, in a fixed order; a unit without any keeps its self loop.
     *
     * @param training the training fold's labels, whose units are the nodes
     * @param seed for a prior that draws
     */
    List<Relation> relations(LabelTable training, long seed);
}
