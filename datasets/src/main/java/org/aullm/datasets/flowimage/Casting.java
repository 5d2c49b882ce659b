package org.aullm.datasets.flowimage;

import java.util.List;
import org.aullm.datasets.JointModel;
import org.aullm.datasets.JointModel.Coupling;

/** Which units come together in made-up flow. */
final class Casting {

    /** The units, in the order of bits. */
    static final List<Integer> UNITS = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);

    /** The share of clips with each unit: about that of micro-expression data, with the rarest made less rare. */
    static final List<Double> SHARES = List.of(.17, .15, .26, .10, .12, .20, .10, .10, .21, .15, .11, .14);

    /** Pairs that are strong in macro-expressions or in prototypes of emotions, one of them negative. */
    static final List<Coupling> COUPLINGS = List.of(
            new Coupling(1, 2, 3.0),
            new Coupling(2, 5, 2.0),
            new Coupling(6, 12, 3.0),
            new Coupling(4, 7, 2.0),
            new Coupling(4, 9, 1.5),
            new Coupling(7, 10, 1.0),
            new Coupling(12, 14, 1.0),
            new Coupling(15, 17, 2.0),
            new Coupling(4, 12, -2.0));

    private Casting() {}

    /**
     * Draws sets of units.
     *
     * @param strength what the couplings are multiplied by: 0 for units that are independent
     */
    static JointModel model(double strength) {
        return new JointModel(UNITS, SHARES, COUPLINGS, strength);
    }

    /** The bit of a unit. */
    static int bit(int unit) {
        return 1 << UNITS.indexOf(unit);
    }
}
