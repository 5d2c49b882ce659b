package org.aullm.datasets.faces;

import java.util.List;
import java.util.Set;

/** The action units that these faces can show. */
final class Units {

    /** In the order of bits. */
    static final List<Integer> ALL = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 24, 25);

    /** Units that lie on the midline and so have no side. */
    static final Set<Integer> NEVER_ONE_SIDED = Set.of(9, 17, 23, 24, 25);

    private Units() {}

    /** The bit of a unit. */
    static int bit(int unit) {
        return 1 << ALL.indexOf(unit);
    }

    /** Whether a set of bits holds a unit. */
    static boolean has(int bits, int unit) {
        return (bits & bit(unit)) != 0;
    }
}
