package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.aullm.api.Component;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Provider;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;

/**
 * What holds for every component that gives something for each clip of a batch.
 *
 * @param <P> the kind of provider
 * @param <C> the kind of component
 * @since 0.1.0
 */
public abstract class RowContract<P extends Provider, C extends Component> extends ComponentContract<P, C> {

    RowContract() {}

    /** The shapes that the provider announced, by the outputs' names. */
    abstract Map<String, Shape> announced(int batch);

    @Test
    public final void its_outputs_have_the_announced_shapes() {
        for (DataType precision : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            for (int batch : new int[] {2, 5}) {
                try (Built<C> built = build(tuning(), precision, 1);
                        StepScope step = StepScope.open(home())) {
                    for (Mode mode : Mode.values()) {
                        var outputs = call(built.component(), inputs(step.manager(), precision, batch, 1), mode);
                        assertThat(outputs.keySet()).isEqualTo(announced(batch).keySet());
                        outputs.forEach((name, array) -> check(name, array, named(announced(batch), name), precision));
                    }
                }
            }
        }
    }

    private static void check(String name, NDArray array, Shape announced, DataType precision) {
        assertThat(array.getShape()).as("shape of %s", name).isEqualTo(announced);
        assertThat(array.getDataType()).as("type of %s", name).isEqualTo(precision);
        assertThat(array.getDevice()).as("device of %s", name).isEqualTo(Device.cpu());
    }

    @Test
    public final void a_row_does_not_depend_on_its_batch_in_eval() {
        for (Tuning tuning : tunings()) {
            try (Built<C> built = build(tuning, DataType.FLOAT64, 1)) {
                C component = built.component();
                List<NDArray> four = inputs(home(), DataType.FLOAT64, 4, 1);
                values(component, four, Mode.TRAIN); // moves running statistics
                Map<String, double[]> together = values(component, four, Mode.EVAL);
                List<NDArray> third = rows(four, 2, 3);
                List<NDArray> pair = rows(four, 2, 4);
                Map<String, double[]> alone = values(component, third, Mode.EVAL);
                Map<String, double[]> inPair = values(component, pair, Mode.EVAL);
                alone.forEach((name, values) -> {
                    double[] expected = row(named(together, name), 2, 4);
                    assertClose(
                            Map.of(name, values),
                            Map.of(name, expected),
                            1e-9,
                            "a clip judged alone and beside three others, tuning " + tuning);
                    assertClose(
                            Map.of(name, row(named(inPair, name), 0, 2)),
                            Map.of(name, expected),
                            1e-9,
                            "a clip judged beside one other and beside three, tuning " + tuning);
                });
            }
        }
    }

    private static List<NDArray> rows(List<NDArray> inputs, int from, int to) {
        return inputs.stream().map(input -> Ops.slice(input, 0, from, to)).toList();
    }

    private static double[] row(double[] values, int row, int rows) {
        int size = values.length / rows;
        return java.util.Arrays.copyOfRange(values, row * size, (row + 1) * size);
    }

    @Test
    public final void different_clips_get_different_results() {
        try (Built<C> built = build(tuning(), DataType.FLOAT64, 1)) {
            Draws.shake(built.component().parameters(), 0.05);
            values(built.component(), inputs(home(), DataType.FLOAT64, 2, 1), Mode.EVAL)
                    .forEach((name, values) -> assertThat(row(values, 0, 2))
                            .as("%s of two different clips", name)
                            .isNotEqualTo(row(values, 1, 2)));
        }
    }

    @Test
    public final void large_inputs_give_finite_results() {
        try (Built<C> built = build()) {
            List<NDArray> large = inputs(home(), DataType.FLOAT32, 2, 1).stream()
                    .map(input -> Ops.scale(input, 100))
                    .toList();
            values(built.component(), large, Mode.EVAL).forEach((name, values) -> assertThat(values)
                    .as("%s of inputs a hundred times as large as usual", name)
                    .is(Conditions.FINITE));
        }
    }
}
