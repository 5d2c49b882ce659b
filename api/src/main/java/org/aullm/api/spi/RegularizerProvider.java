package org.aullm.api.spi;

import org.aullm.api.Regularizer;
import org.aullm.api.TrainingSpec;

/**
 * Provides regularizers of one kind.
 *
 * @since 0.1.0
 */
public interface RegularizerProvider extends Provider {

    /**
     * Builds one.
     *
     * @param training what it will see
     * @throws org.aullm.api.ComponentException if there is nothing that it could work on, such as one domain only
     */
    Regularizer create(Build build, TrainingSpec training);
}
