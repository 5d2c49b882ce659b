package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.aullm.api.Mode;
import org.aullm.tensor.nn.Dropout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecomputedTest {

    private final NDManager root = Engines.newManager(Device.cpu());
    private final NDArray x = leaf(0.5, -1, 2, 0.25);
    private final NDArray first = leaf(1, 2, -3, 0.5);
    private final NDArray second = leaf(-1, 0.1, 0.7, 2);
    private int worked;

    @AfterEach
    void close() {
        root.close();
    }

    private NDArray leaf(double... values) {
        NDArray array = Arrays.owned(root, values, DataType.FLOAT64, values.length);
        array.setRequiresGradient(true);
        return array;
    }

    /** How one stretch of work is done. */
    private interface Step {
        NDArray apply(NDArray input, UnaryOperator<NDArray> work);
    }

    private List<double[]> gradients(Step how, UnaryOperator<NDArray> inner) {
        List<double[]> gradients = new ArrayList<>();
        Engines.seed(7);
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            // The input is used beside the work too, and has a graph of its own.
            NDArray input = x.square();
            NDArray one = how.apply(input, in -> {
                worked++;
                return inner.apply(in.mul(first)).tanh();
            });
            NDArray two = how.apply(one, in -> in.mul(second).square().add(in));
            NDArray loss = two.mul(input).sum();
            tape.backward(loss);
            gradients.add(Numbers.doubles(loss));
            for (NDArray leaf : List.of(x, first, second)) {
                gradients.add(Numbers.doubles(Gradients.of(leaf, step.manager())));
                Gradients.clear(leaf);
            }
        }
        return gradients;
    }

    @Test
    void gradients_are_those_of_work_that_is_kept() {
        List<double[]> kept = gradients((input, work) -> work.apply(input), in -> in);
        List<double[]> again = gradients((input, work) -> GradientTape.recomputing(input, false, work), in -> in);

        for (int i = 0; i < kept.size(); i++) {
            assertThat(again.get(i)).containsExactly(kept.get(i), org.assertj.core.api.Assertions.within(1e-15));
        }
        assertThat(worked).as("once kept; there and back otherwise").isEqualTo(3);
    }

    @Test
    void what_was_drawn_is_drawn_again() {
        Dropout dropout = new Dropout(0.5);
        List<NDArray> seen = new ArrayList<>();
        gradients((input, work) -> GradientTape.recomputing(input, true, work), in -> {
            NDArray dropped = dropout.apply(in, Mode.TRAIN);
            seen.add(Arrays.owned(root, Numbers.doubles(dropped), DataType.FLOAT64, 4));
            return dropped;
        });

        assertThat(seen).hasSize(2);
        assertThat(seen.get(1).toDoubleArray()).containsExactly(seen.get(0).toDoubleArray());
    }

    @Test
    void without_a_tape_work_is_just_done() {
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(root)) {
            NDArray result = GradientTape.recomputing(x, false, in -> in.mul(first));
            assertThat(result.toDoubleArray()).containsExactly(0.5, -2, -6, 0.125);
        }
    }
}
