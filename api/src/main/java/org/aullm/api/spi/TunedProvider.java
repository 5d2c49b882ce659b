package org.aullm.api.spi;

import java.util.Set;
import org.aullm.api.Tuning;

/**
 * A provider of components that may have weights.
 *
 * @since 0.1.0
 */
public interface TunedProvider extends Provider {

    /** The ways in which its weights can be trained. */
    default Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN, Tuning.FULL);
    }

    /** The way that is taken where a study says nothing: the only one, or all weights. */
    default Tuning tuning() {
        Set<Tuning> ways = tunings();
        return ways.size() == 1 ? ways.iterator().next() : Tuning.FULL;
    }
}
