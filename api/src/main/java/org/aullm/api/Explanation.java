package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * One thing that a component can say about how it came to its result, as numbers that a report can draw.
 *
 * <p>Any name will do. These four are understood by reports:
 *
 * <table>
 * <caption>Names with a fixed meaning</caption>
 * <tr><th>name</th><th>axes</th><th>values</th></tr>
 * <tr><td>{@value #EVIDENCE}</td><td>clip, token or unit, time, row, column</td>
 *     <td>how much each place of the mid-level map counted; at least 0, the places of a token or unit sum to 1</td></tr>
 * <tr><td>{@value #ATTENTION}</td><td>clip, unit, heard</td>
 *     <td>the share of what a unit hears that comes from each unit, itself included; at least 0, rows sum to 1</td></tr>
 * <tr><td>{@value #PRIOR}</td><td>unit, heard</td>
 *     <td>what was given: 1 related positively, -1 negatively, 0 not, and 0 on the diagonal</td></tr>
 * <tr><td>{@value #STRENGTH}</td><td>unit, heard</td>
 *     <td>what was learned for each edge beside what clips show, 0 being neutral; 0 where there is no edge</td></tr>
 * </table>
 *
 * @param name in lower-case-with-hyphens, unique in its component
 * @param meaning what the values are, as a phrase
 * @param axes what each axis of the values counts, without repetition; {@link Axis#CLIP} can only be the first
 * @param values an array with as many axes
 * @since 0.1.0
 */
public record Explanation(String name, String meaning, List<Axis> axes, NDArray values) {

    /** Where a component looked. */
    public static final String EVIDENCE = "evidence";

    /** Whom each unit listened to. */
    public static final String ATTENTION = "attention";

    /** Which relations were given. */
    public static final String PRIOR = "prior";

    /** How strong the relations were learned to be. */
    public static final String STRENGTH = "strength";

    /** What an axis counts. */
    public enum Axis {
        /** Clips of the batch. */
        CLIP,
        /** Soft tokens of a clip. */
        TOKEN,
        /** Action units, in the trial's order; in a matrix of units, the one that listens. */
        UNIT,
        /** In a matrix of units, the one that is heard. */
        HEARD,
        /** Time steps of the mid-level map. */
        TIME,
        /** Its rows. */
        ROW,
        /** Its columns. */
        COLUMN
    }

    public Explanation {
        axes = List.copyOf(axes);
        if (axes.size() != values.getShape().dimension()) {
            throw new IllegalArgumentException(
                    "explanation '%s': axes %s, but values of shape %s".formatted(name, axes, values.getShape()));
        }
        if (axes.stream().distinct().count() != axes.size() || axes.lastIndexOf(Axis.CLIP) > 0) {
            throw new IllegalArgumentException(
                    "explanation '%s': axes %s; each may come once, and clips only first".formatted(name, axes));
        }
    }

    /** Whether each clip has values of its own. */
    public boolean ofClips() {
        return axes.indexOf(Axis.CLIP) == 0;
    }
}
