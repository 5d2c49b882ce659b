package org.aullm.datasets.clip;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Which frame counts as the apex. */
enum ApexChoice {
    /** The table's; the middle where it has none. */
    ANNOTATED,
    /** The middle one, which is hard to beat where clips are trimmed from onset to offset. */
    MIDDLE,
    /** Where the face has moved most, for clips with stillness around. */
    SPOTTED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ApexChoice of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The frame of a list whose number is nearest to one. */
    static int nearest(List<Integer> numbers, int number) {
        int nearest = 0;
        for (int i = 1; i < numbers.size(); i++) {
            if (Math.abs(numbers.get(i) - number) < Math.abs(numbers.get(nearest) - number)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Whether the choice falls without a look at the pictures. */
    boolean byTable(OptionalInt annotated) {
        return this == ANNOTATED && annotated.isPresent();
    }
}
