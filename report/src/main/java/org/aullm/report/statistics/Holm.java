package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction of p-values for testing several hypotheses (Scandinavian Journal of Statistics 6, 1979). */
public final class Holm {

    private Holm() {}

    /**
     * Adjusted p-values, in the order given. Calling those below a level "shown" is wrong about any of them with at
     * most that probability.
     */
    public static List<Double> adjust(List<Double> pValues) {
        List<Integer> order = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(pValues);
        double largest = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            largest = Math.max(largest, (order.size() - rank) * pValues.get(order.get(rank)));
            adjusted.set(order.get(rank), Math.min(1, largest));
        }
        return List.copyOf(adjusted);
    }
}
