package org.aullm.api.vision;

import java.util.List;
import org.aullm.api.Experimental;

/**
 * Where in a clip the face has moved most.
 *
 * @param apex the index of the apex frame, from 0
 * @param confidence how far the apex stands out: the curve's peak over its median; 0 where nothing was measured
 * @param curve how much has moved at each frame, in percent of the crop's width; empty where nothing was measured
 * @param source {@code annotated}, {@code spotted} or {@code middle}
 * @since 0.1.0
 */
@Experimental
public record Spotting(int apex, double confidence, List<Double> curve, String source) {
    public Spotting {
        curve = List.copyOf(curve);
    }
}
