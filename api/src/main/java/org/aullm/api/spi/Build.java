package org.aullm.api.spi;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;

/**
 * What every component is built with.
 *
 * @param manager the component's own: its arrays live here, on this manager's device, and the component closes it
 * @param seed decides the initial weights; derived from the run's seed and the slot's name
 * @param precision FLOAT32, or FLOAT64 where gradients are checked
 * @param tuning which weights are to be trained
 * @param options the checked options
 * @since 0.1.0
 */
public record Build(NDManager manager, long seed, DataType precision, Tuning tuning, Options options) {}
