package org.aullm.graph.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.Intervention;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.Relation;
import org.aullm.graph.kit.Relation.Kind;
import org.aullm.graph.kit.Structure;
import org.aullm.graph.kit.UnitGraphProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Seeds;
import org.aullm.tensor.Weights;
import org.aullm.testkit.Builds;

/** A small graph to compute by hand: AU4 with AU7, AU7 with AU12, AU4 against AU45. Two clips, nodes of width 4. */
final class Rig implements AutoCloseable {

    static final int CLIPS = 2;
    static final int UNITS = 4;
    static final int HIDDEN = 4;

    final Structure structure = new Structure(
            IntStream.of(4, 7, 12, 45).mapToObj(ActionUnit::new).toList(),
            List.of(
                    Relation.of(4, 7, Kind.POSITIVE),
                    Relation.of(7, 12, Kind.POSITIVE),
                    Relation.of(4, 45, Kind.NEGATIVE)));
    final Build build;
    final Weights weights;
    final NDArray nodes;

    Rig(UnitGraphProvider provider, Map<String, Object> options) {
        build = Builds.of(provider, options);
        weights = new Weights(build);
        nodes = Arrays.owned(
                build.manager(),
                Seeds.random(3, "nodes").doubles(CLIPS * UNITS * HIDDEN, -2, 2).toArray(),
                DataType.FLOAT64,
                CLIPS,
                UNITS,
                HIDDEN);
    }

    NDArray array(double[] values, long... shape) {
        return Arrays.owned(build.manager(), values, DataType.FLOAT64, shape);
    }

    NDArray mask() {
        return Arrays.data(build.manager(), structure.attention(Intervention.NONE), DataType.FLOAT64, UNITS, UNITS);
    }

    private NDArray parameter(String name) {
        return weights.set().all().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name))
                .array();
    }

    double[] get(String name) {
        return Numbers.doubles(parameter(name));
    }

    void set(String name, double... values) {
        parameter(name).set(DoubleBuffer.wrap(values));
    }

    boolean open(int listening, int heard) {
        return structure.attention(Intervention.NONE)[listening * UNITS + heard] == 0;
    }

    /** One node of one clip. */
    static double[] row(double[] all, int clip, int unit) {
        int at = (clip * UNITS + unit) * HIDDEN;
        return java.util.Arrays.copyOfRange(all, at, at + HIDDEN);
    }

    /** Layer normalisation with gain 1 and bias 0. */
    static double[] normalised(double[] x) {
        double mean = java.util.Arrays.stream(x).average().orElseThrow();
        double variance = java.util.Arrays.stream(x)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        return java.util.Arrays.stream(x)
                .map(v -> (v - mean) / Math.sqrt(variance + 1e-5f))
                .toArray();
    }

    /** W x for W in C order. */
    static double[] times(double[] matrix, double[] x) {
        double[] y = new double[matrix.length / x.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += matrix[i * x.length + j] * x[j];
            }
        }
        return y;
    }

    static double[] plus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
    }

    static double dot(double[] a, int offset, double[] b) {
        return IntStream.range(0, b.length)
                .mapToDouble(i -> a[offset + i] * b[i])
                .sum();
    }

    @Override
    public void close() {
        build.manager().close();
    }
}
