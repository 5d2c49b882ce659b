package org.aullm.graph.raugnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.FeatureSpec;
import org.aullm.api.TokenSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.LabelTable;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Seeds;

/** Visual features drawn at random, and what else a small graph needs. */
final class Seen {

    static final FeatureSpec SMALL = new FeatureSpec(3, 2, 4, 4, 5);
    static final TokenSpec TOKENS = new TokenSpec(6, 0.25);

    private Seen() {}

    static VisualFeatures of(NDManager home, int batch, DataType precision) {
        return new VisualFeatures(
                normal(home, "mid", precision, batch, 3, 2, 4, 4), normal(home, "high", precision, batch, 5));
    }

    static NDArray normal(NDManager home, String name, DataType precision, long... shape) {
        var random = Seeds.random(1, name);
        int size = 1;
        for (long axis : shape) {
            size *= (int) axis;
        }
        return Arrays.owned(home, random.doubles(size, -2, 2).toArray(), precision, shape);
    }

    static List<ActionUnit> units(int... numbers) {
        return IntStream.of(numbers).mapToObj(ActionUnit::new).toList();
    }

    /** A training fold without clips: priors of this module read its units only. */
    static LabelTable training(int... units) {
        return new LabelTable(units(units), List.of());
    }
}
