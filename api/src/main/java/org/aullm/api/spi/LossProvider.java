package org.aullm.api.spi;

import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;

/**
 * Provides losses of one kind.
 *
 * @since 0.1.0
 */
public interface LossProvider extends Provider {

    /**
     * Builds one.
     *
     * @param training the training fold's labels, for class weights
     */
    Loss create(Build build, LabelTable training);
}
