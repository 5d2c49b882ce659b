package org.aullm.api.spi;

import org.aullm.api.data.Dataset;
import org.aullm.api.option.Options;

/**
 * Provides data sets of one form.
 *
 * @since 0.1.0
 */
public interface DatasetProvider extends Provider {

    /**
     * Opens one.
     *
     * @throws org.aullm.api.ComponentException if it is missing or broken, naming file and row
     */
    Dataset open(Options options);
}
