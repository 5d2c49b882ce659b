package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;

/** Features as they came, as {@link PrecomputedProvider} says. */
final class Precomputed extends ShapedEncoder {

    private final boolean average;

    Precomputed(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, PrecomputedProvider.ID, "features", evidence, features);
        average = build.options().get(PrecomputedProvider.HIGH).equals(PrecomputedProvider.AVERAGE);
    }

    @Override
    VisualFeatures look(NDArray given, Mode mode) {
        return new VisualFeatures(given, average ? averaged(given) : flat(given));
    }

    /** Over time, rows and columns: (batch, channels). */
    private static NDArray averaged(NDArray map) {
        return map.reshape(map.getShape().get(0), map.getShape().get(1), -1).mean(new int[] {2});
    }
}
