package org.aullm.core.result;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Labels;

/**
 * A clip's labels in numbers of units.
 *
 * @param present the units that are active, in order
 * @param coded the units that the coder looked for, in order
 */
public record LabelRow(List<Integer> present, List<Integer> coded) {
    public LabelRow {
        present = List.copyOf(present);
        coded = List.copyOf(coded);
    }

    /** In numbers. */
    public static LabelRow of(Labels labels) {
        return new LabelRow(numbers(labels.present()), numbers(labels.coded()));
    }

    private static List<Integer> numbers(Set<ActionUnit> units) {
        return units.stream().map(ActionUnit::number).sorted().toList();
    }

    /** As components know them. */
    public Labels labels() {
        return new Labels(units(present), units(coded));
    }

    private static Set<ActionUnit> units(List<Integer> numbers) {
        return new HashSet<>(numbers.stream().map(ActionUnit::new).toList());
    }
}
