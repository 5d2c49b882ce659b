package org.aullm.api.spi;

import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Options;

/**
 * Provides visual encoders of one kind.
 *
 * @since 0.1.0
 */
public interface VisualEncoderProvider extends TunedProvider {

    /** The evidence it takes. */
    EvidenceKind input();

    /**
     * The features it will give.
     *
     * @param evidence of the kind {@link #input()}
     * @throws org.aullm.api.ComponentException if the shape does not suit it, saying which would
     */
    FeatureSpec features(Options options, EvidenceSpec evidence);

    /** Builds one. */
    VisualEncoder create(Build build, EvidenceSpec evidence);
}
