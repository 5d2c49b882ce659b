package org.aullm.datasets.faces;

import java.util.List;
import java.util.Map;
import org.aullm.datasets.RandomStream;

/**
 * Units that come together in prototypes of emotions, as the common literature on EMFACS names them. The probabilities
 * are this project's own.
 */
final class Prototypes {

    private static final double NEUTRAL = 0.12;
    private static final double LEAK = 0.02;

    /** A prototype: its name and the probability of each of its units. */
    private record Prototype(String name, Map<Integer, Double> units) {}

    private static final List<Prototype> ALL = List.of(
            new Prototype("happiness", Map.of(12, .9, 6, .6, 25, .2)),
            new Prototype("surprise", Map.of(1, .85, 2, .85, 5, .5, 25, .4)),
            new Prototype("disgust", Map.of(4, .6, 9, .6, 10, .6, 7, .4)),
            new Prototype("sadness", Map.of(1, .6, 4, .6, 15, .7, 17, .5)),
            new Prototype("fear", Map.of(1, .6, 2, .5, 4, .6, 5, .6, 20, .6, 25, .3)),
            new Prototype("anger", Map.of(4, .85, 7, .6, 5, .3, 23, .5, 24, .5)),
            new Prototype("repression", Map.of(14, .6, 15, .4, 17, .5, 24, .4)),
            new Prototype("contempt", Map.of(14, .7, 12, .5, 10, .2)),
            new Prototype("others", Map.of(4, .5, 7, .3, 14, .2, 17, .2, 2, .1)));

    /**
     * What a clip shows.
     *
     * @param units as bits
     * @param name of the prototype; {@code neutral} where nothing is shown
     */
    record Drawn(int units, String name) {}

    private Prototypes() {}

    static Drawn draw(RandomStream random) {
        boolean neutral = random.chance(NEUTRAL);
        Prototype prototype = ALL.get((int) (random.unit() * ALL.size()));
        int units = 0;
        for (int unit : Units.ALL) {
            double share = Math.max(LEAK, prototype.units().getOrDefault(unit, 0.0));
            units |= random.chance(share) ? Units.bit(unit) : 0;
        }
        if (neutral) {
            return new Drawn(0, "neutral");
        }
        if (Units.has(units, 25)) {
            units &= ~(Units.bit(23) | Units.bit(24));
        }
        return new Drawn(units, prototype.name());
    }
}
