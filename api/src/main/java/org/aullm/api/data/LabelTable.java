package org.aullm.api.data;

import java.util.List;
import org.aullm.api.ActionUnit;

/**
 * The labels of a training fold: all that a loss or a prior may learn from labels.
 *
 * @param units the columns
 * @param rows the clips' labels
 * @since 0.1.0
 */
public record LabelTable(List<ActionUnit> units, List<Labels> rows) {
    public LabelTable {
        units = List.copyOf(units);
        rows = List.copyOf(rows);
    }

    /** Clips in which the unit is present. */
    public long positives(ActionUnit unit) {
        return rows.stream().filter(labels -> labels.present().contains(unit)).count();
    }

    /** Clips in which the unit was looked for and is absent. */
    public long negatives(ActionUnit unit) {
        return rows.stream().filter(labels -> labels.coded().contains(unit)).count() - positives(unit);
    }
}
