package org.aullm.testkit;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.Provider;
import org.aullm.tensor.Engines;

/**
 * What a component is built with in a test: on the CPU, with a manager of its own.
 *
 * @since 0.1.0
 */
public final class Builds {

    private Builds() {}

    /** All weights trained, FLOAT64 so that gradients can be checked, seed 1. */
    public static Build of(Provider provider, Map<String, ?> options) {
        return of(provider, options, Tuning.FULL, DataType.FLOAT64, 1);
    }

    /** As given. */
    public static Build of(Provider provider, Map<String, ?> options, Tuning tuning, DataType precision, long seed) {
        return new Build(
                Engines.newManager(Device.cpu()), seed, precision, tuning, Options.of(provider.options(), options));
    }
}
