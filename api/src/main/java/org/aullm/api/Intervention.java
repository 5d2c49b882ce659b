package org.aullm.api;

/**
 * A change to a relation graph for one call, to ask what would be if relations were otherwise.
 *
 * @param droppedEdges the share of edges, 0 to 1, that are left out (self loops stay)
 * @param seed decides which
 * @since 0.1.0
 */
public record Intervention(double droppedEdges, long seed) {
    /** The graph as it is. */
    public static final Intervention NONE = new Intervention(0, 0);

    public Intervention {
        if (!(droppedEdges >= 0 && droppedEdges <= 1)) {
            throw new IllegalArgumentException("a share of dropped edges is from 0 to 1, not " + droppedEdges);
        }
    }
}
