package org.aullm.api.spi;

import java.util.Set;
import org.aullm.api.Verbalizer;

/**
 * Provides ways of putting evidence into words.
 *
 * @since 0.1.0
 */
public interface VerbalizerProvider extends Provider {

    /** What {@link org.aullm.api.Observation} has to hold, checked before anything runs. */
    Set<Need> needs();

    /** Makes one. */
    Verbalizer create();

    /** Parts of an observation that not every trial can give. */
    enum Need {
        /** Evidence of the kind {@link org.aullm.api.EvidenceKind#FLOW_IMAGE}. */
        FLOW,
        /** The scores of a head that was trained in this process. */
        SCORES,
        /** The relations of a trained graph. */
        RELATIONS
    }
}
