package org.aullm.api;

import ai.djl.ndarray.NDArray;

/**
 * What a visual encoder saw in a batch of clips.
 *
 * @param mid the mid-level map, (batch, channels, time, height, width)
 * @param high the high-level vector, (batch, high)
 * @since 0.1.0
 */
public record VisualFeatures(NDArray mid, NDArray high) {}
