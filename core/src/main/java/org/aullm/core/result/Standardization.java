package org.aullm.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model standardises what it is shown.
 *
 * @param byClip whether each clip is brought to mean 0 and deviation 1 by itself
 * @param training otherwise, the statistics for clips of any data set that has none of its own
 * @param byDataset statistics of data sets that have their own
 */
public record Standardization(boolean byClip, Channels training, Map<String, Channels> byDataset) {
    public Standardization {
        byDataset = Collections.unmodifiableMap(new LinkedHashMap<>(byDataset));
    }

    /** Each channel's mean, and the deviation that it is divided by. */
    public record Channels(List<Double> mean, List<Double> deviation) {
        public Channels {
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
            if (mean.size() != deviation.size()) {
                throw new IllegalArgumentException(
                        "%d means for %d deviations".formatted(mean.size(), deviation.size()));
            }
        }
    }
}
