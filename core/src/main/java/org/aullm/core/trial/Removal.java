package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.core.explain.Evidence;

/** What stands in a prompt when its evidence is taken away: a clip in which nothing moves, a graph without edges. */
final class Removal {

    private static final Intervention NO_EDGES = new Intervention(1, 0);

    private Removal() {}

    /**
     * Each kind of evidence in a prompt.
     *
     * @param seen the clips
     * @param still the same clips if nothing had moved
     */
    static List<Evidence> of(Pipeline pipeline, Seen seen, Seen still) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.content(still.content()));
        pipeline.graph()
                .ifPresent(graph -> evidence.add(Evidence.relations(graph.relate(seen.features(), NO_EDGES, Mode.EVAL)
                        .tokens()
                        .tokens())));
        return evidence;
    }
}
