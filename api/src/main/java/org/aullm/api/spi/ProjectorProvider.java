package org.aullm.api.spi;

import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Options;

/**
 * Provides projectors of one kind.
 *
 * @since 0.1.0
 */
public interface ProjectorProvider extends TunedProvider {

    /**
     * How many content tokens it will give for each clip.
     *
     * @throws org.aullm.api.ComponentException if the features do not suit it
     */
    int tokensPerClip(Options options, FeatureSpec features);

    /** Builds one. */
    Projector create(Build build, FeatureSpec features, TokenSpec tokens);
}
