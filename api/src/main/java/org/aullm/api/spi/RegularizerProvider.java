package org.aullm.api.spi;

import org.aullm.api.Regularizer;

/** Provides regularizers of one kind. */
public interface RegularizerProvider extends Provider {

    /** Builds one. */
    Regularizer create(Build build);
}
