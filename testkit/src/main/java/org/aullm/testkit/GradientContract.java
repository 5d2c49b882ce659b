package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.Component;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Provider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What holds for the gradients of every component. Extend the contract of your component's kind, not this class.
 *
 * @param <P> the kind of provider
 * @param <C> the kind of component
 * @since 0.1.0
 */
public abstract class GradientContract<P extends Provider, C extends Component> extends ComponentCalls<P, C> {

    private static final int PROBES = 3;

    GradientContract() {}

    @Test
    public final void every_trained_parameter_gets_a_gradient() {
        for (Tuning tuning : tunings()) {
            try (Built<C> built = build(tuning, DataType.FLOAT64, 1)) {
                Draws.shake(built.component().parameters(), 0.05);
                Map<String, double[]> gradients =
                        backward(built.component(), inputs(home(), DataType.FLOAT64, batch(), 1), Mode.TRAIN);
                built.component().parameters().trained().forEach(parameter -> assertThat(
                                named(gradients, parameter.name()))
                        .as("gradient of '%s', tuning %s; without one it cannot learn", parameter.name(), tuning)
                        .is(Conditions.SOMEWHERE_NOT_ZERO)
                        .is(Conditions.FINITE));
            }
        }
    }

    @Test
    public final void a_gradient_passes_through_it() {
        try (Built<C> built = build(tuning(), DataType.FLOAT64, 1)) {
            Draws.shake(built.component().parameters(), 0.05);
            List<NDArray> inputs = inputs(home(), DataType.FLOAT64, batch(), 1);
            Assumptions.assumeFalse(
                    learnable(inputs).isEmpty(),
                    "no gradient has to pass through " + provider().id());
            Map<String, double[]> gradients = backward(built.component(), inputs, Mode.TRAIN);
            gradients.keySet().removeIf(name -> !name.startsWith(INPUT));
            assertThat(gradients.values())
                    .as("gradients of its inputs; without one nothing before it can learn")
                    .areAtLeastOne(Conditions.SOMEWHERE_NOT_ZERO)
                    .are(Conditions.FINITE);
        }
    }

    @Test
    public final void its_gradients_agree_with_differences() {
        for (Tuning tuning : tunings()) {
            for (Mode mode : tuning == tuning() ? Mode.values() : new Mode[] {Mode.TRAIN}) {
                try (Built<C> built = build(tuning, DataType.FLOAT64, 1);
                        NDManager weights = home().newSubManager()) {
                    Draws.shake(built.component().parameters(), 0.05);
                    List<NDArray> inputs = inputs(home(), DataType.FLOAT64, batch(), 1);
                    Map<String, NDArray> leaves = leaves(built.component(), inputs);
                    double error = GradientCheck.worstError(
                            home(),
                            List.copyOf(leaves.values()),
                            () -> weighted(call(built.component(), inputs, mode), weights),
                            PROBES);
                    assertThat(error)
                            .as("largest disagreement of gradients with differences, %s, tuning %s", mode, tuning)
                            .isLessThan(1e-5);
                }
            }
        }
    }

    @Test
    public final void a_garbage_collection_between_forward_and_backward_changes_nothing() {
        Map<String, double[]> undisturbed = gradients(() -> {});
        for (int i = 0; i < 5; i++) {
            List<ByteBuffer> others = new ArrayList<>();
            assertSame(
                    gradients(() -> collectGarbage(others)),
                    undisturbed,
                    "gradients after a garbage collection between forward and backward differ: an array shares memory"
                            + " that Java took back. Use org.aullm.tensor.Ops instead of operations on numbers");
        }
    }

    private Map<String, double[]> gradients(Runnable between) {
        try (Built<C> built = build()) {
            Draws.shake(built.component().parameters(), 0.05);
            return backward(built.component(), inputs(home(), DataType.FLOAT32, batch(), 1), Mode.TRAIN, between);
        }
    }

    private static void collectGarbage(List<ByteBuffer> others) {
        System.gc();
        // What was freed is written over, as a busy program would.
        for (int i = 0; i < 4096; i++) {
            ByteBuffer other = ByteBuffer.allocateDirect(4 + 4 * (i % 8));
            while (other.hasRemaining()) {
                other.put((byte) 0x7F);
            }
            others.add(other);
        }
    }
}
