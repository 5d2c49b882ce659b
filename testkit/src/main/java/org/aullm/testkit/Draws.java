package org.aullm.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.FeatureSpec;
import org.aullm.api.ParameterSet;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.LabelTable;
import org.aullm.api.data.Labels;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Seeds;

/**
 * Made-up values for tests: the same name and seed give the same values.
 *
 * @since 0.1.0
 */
public final class Draws {

    private Draws() {}

    /** Independent standard normal values. */
    public static NDArray normal(NDManager home, String name, long seed, DataType precision, long... shape) {
        SplittableRandom random = Seeds.random(seed, name);
        double[] values = new double[Math.toIntExact(new Shape(shape).size())];
        java.util.Arrays.setAll(values, i -> random.nextGaussian());
        return Arrays.owned(home, values, precision, shape);
    }

    /** Zeros and ones, a one with the given probability. */
    public static NDArray bits(
            NDManager home, String name, long seed, double probability, DataType precision, long... shape) {
        SplittableRandom random = Seeds.random(seed, name);
        double[] values = new double[Math.toIntExact(new Shape(shape).size())];
        java.util.Arrays.setAll(values, i -> random.nextDouble() < probability ? 1 : 0);
        return Arrays.owned(home, values, precision, shape);
    }

    /** What an encoder with these features might have seen. */
    public static VisualFeatures features(NDManager home, FeatureSpec spec, long seed, DataType precision, int batch) {
        return new VisualFeatures(
                normal(home, "mid", seed, precision, batch, spec.channels(), spec.time(), spec.height(), spec.width()),
                normal(home, "high", seed, precision, batch, spec.high()));
    }

    /** Action units by number. */
    public static List<ActionUnit> units(int... numbers) {
        return IntStream.of(numbers).mapToObj(ActionUnit::new).toList();
    }

    /**
     * A training fold of forty clips from two data sets: the first unit is present in all clips of one and not coded in
     * the other, the last is never present, the rest are drawn.
     */
    public static LabelTable labels(List<ActionUnit> units, long seed) {
        SplittableRandom random = Seeds.random(seed, "labels");
        List<Labels> rows = new ArrayList<>();
        for (int clip = 0; clip < 40; clip++) {
            Set<ActionUnit> coded = new LinkedHashSet<>(clip < 20 ? units : units.subList(1, units.size()));
            Set<ActionUnit> present = new LinkedHashSet<>();
            for (int u = 0; u < units.size(); u++) {
                double chance = u == 0 ? 1 : u == units.size() - 1 ? 0 : 0.3;
                if (coded.contains(units.get(u)) && random.nextDouble() < chance) {
                    present.add(units.get(u));
                }
            }
            rows.add(new Labels(present, coded));
        }
        return new LabelTable(units, rows);
    }

    /**
     * Moves every trained parameter a little, as training would. Initial values are special: a layer that starts at zero
     * hides whether what lies before it can learn.
     */
    public static void shake(ParameterSet parameters, double deviation) {
        parameters.trained().forEach(parameter -> {
            SplittableRandom random = Seeds.random(3, parameter.name());
            double[] values = Numbers.doubles(parameter.array());
            for (int i = 0; i < values.length; i++) {
                values[i] += deviation * random.nextGaussian();
            }
            set(parameter.array(), values);
        });
    }

    private static void set(NDArray array, double[] values) {
        if (array.getDataType() == DataType.FLOAT64) {
            array.set(DoubleBuffer.wrap(values));
            return;
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        array.set(FloatBuffer.wrap(floats));
    }
}
