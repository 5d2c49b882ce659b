package org.aullm.api.data;

import java.util.Set;
import org.aullm.api.ActionUnit;

/**
 * The action units of one clip.
 *
 * @param present the units that are active
 * @param coded the units that the coder looked for; any other is unknown, not absent
 * @since 0.1.0
 */
public record Labels(Set<ActionUnit> present, Set<ActionUnit> coded) {
    public Labels {
        present = Set.copyOf(present);
        coded = Set.copyOf(coded);
        if (!coded.containsAll(present)) {
            throw new IllegalArgumentException("units %s are present but only %s are coded".formatted(present, coded));
        }
    }
}
