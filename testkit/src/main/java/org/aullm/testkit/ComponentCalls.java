package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.api.Component;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.Provider;
import org.aullm.api.spi.TunedProvider;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * How contracts build a component, call it, take its gradients and compare what comes out.
 *
 * @param <P> the kind of provider
 * @param <C> the kind of component
 * @since 0.1.0
 */
public abstract class ComponentCalls<P extends Provider, C extends Component> extends ProviderContract<P> {

    static final String INPUT = "input ";

    private NDManager home = Engines.newManager(Device.cpu());

    ComponentCalls() {}

    /** Builds one. */
    abstract C create(Build build);

    /** What it is called with: arrays whose first axis is the batch. */
    abstract List<NDArray> inputs(NDManager home, DataType precision, int batch, long seed);

    /** Those of the inputs that gradients must reach. */
    abstract List<NDArray> learnable(List<NDArray> inputs);

    /** What it gives back, by name. */
    abstract Map<String, NDArray> outputs(C component, List<NDArray> inputs, Mode mode);

    /** Clips in a call. */
    int batch() {
        return 3;
    }

    @BeforeEach
    final void open() {
        home.close();
        home = Engines.newManager(Device.cpu());
    }

    @AfterEach
    final void close() {
        home.close();
    }

    final NDManager home() {
        return home;
    }

    final Set<Tuning> tunings() {
        return provider() instanceof TunedProvider tuned ? tuned.tunings() : Set.of(Tuning.FULL);
    }

    final Tuning tuning() {
        return provider() instanceof TunedProvider tuned ? tuned.tuning() : Tuning.FULL;
    }

    final Built<C> build(Tuning tuning, DataType precision, long seed) {
        Build build = Builds.of(provider(), options(), tuning, precision, seed);
        return new Built<>(create(build), build.manager());
    }

    final Built<C> build() {
        return build(tuning(), DataType.FLOAT32, 1);
    }

    /** A call as the trainer makes it: the engine's generator is seeded anew. */
    final Map<String, NDArray> call(C component, List<NDArray> inputs, Mode mode) {
        Engines.seed(11);
        return outputs(component, inputs, mode);
    }

    /** Calls without gradients and copies what came out. */
    final Map<String, double[]> values(C component, List<NDArray> inputs, Mode mode) {
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(home)) {
            Map<String, double[]> values = new LinkedHashMap<>();
            call(component, inputs, mode).forEach((name, array) -> values.put(name, Numbers.doubles(array)));
            return values;
        }
    }

    /** Runs forward and backward; does nothing where there is nothing to learn. Returns the gradients by name. */
    final Map<String, double[]> backward(C component, List<NDArray> inputs, Mode mode) {
        return backward(component, inputs, mode, () -> {});
    }

    final Map<String, double[]> backward(C component, List<NDArray> inputs, Mode mode, Runnable between) {
        Map<String, NDArray> leaves = leaves(component, inputs);
        leaves.values().forEach(Gradients::clear);
        try (StepScope step = StepScope.open(home);
                GradientTape tape = GradientTape.record()) {
            NDArray sum = weighted(call(component, inputs, mode), step.manager());
            Map<String, double[]> gradients = new LinkedHashMap<>();
            if (!leaves.isEmpty()) {
                between.run();
                tape.backward(sum);
                leaves.forEach(
                        (name, leaf) -> gradients.put(name, Numbers.doubles(Gradients.of(leaf, step.manager()))));
            }
            return gradients;
        }
    }

    final Map<String, NDArray> leaves(C component, List<NDArray> inputs) {
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        component.parameters().trained().forEach(parameter -> leaves.put(parameter.name(), parameter.array()));
        List<NDArray> learnable = learnable(inputs);
        for (int i = 0; i < learnable.size(); i++) {
            learnable.get(i).setRequiresGradient(true);
            leaves.put(INPUT + i, learnable.get(i));
        }
        return leaves;
    }

    static NDArray weighted(Map<String, NDArray> outputs, NDManager scratch) {
        NDArray sum = null;
        for (Map.Entry<String, NDArray> output : outputs.entrySet()) {
            NDArray array = output.getValue();
            NDArray weights = Draws.normal(
                    scratch,
                    "weights of " + output.getKey(),
                    5,
                    array.getDataType(),
                    array.getShape().getShape());
            NDArray term = array.mul(weights).sum();
            sum = sum == null ? term : sum.add(term);
        }
        return java.util.Objects.requireNonNull(sum, "the component gave nothing back");
    }

    static Map<String, double[]> state(Component component) {
        Map<String, double[]> state = new LinkedHashMap<>();
        component.parameters().all().forEach(parameter -> state.put(parameter.name(), bits(parameter)));
        return state;
    }

    static double[] bits(Parameter parameter) {
        DataType type = parameter.array().getDataType();
        if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
            return new double[0];
        }
        return Numbers.doubles(parameter.array());
    }

    static void assertSame(Map<String, double[]> actual, Map<String, double[]> expected, String what) {
        assertClose(actual, expected, 0, what);
    }

    /** Compares values, and says of a disagreement where it is first; AssertJ would compare each value with each. */
    static void assertClose(
            Map<String, double[]> actual, Map<String, double[]> expected, double tolerance, String what) {
        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
        actual.forEach((name, values) -> {
            double[] wanted = named(expected, name);
            assertThat(values.length).as("%s: %s: how many values", name, what).isEqualTo(wanted.length);
            for (int i = 0; i < values.length; i++) {
                boolean same =
                        Double.compare(values[i], wanted[i]) == 0 || Math.abs(values[i] - wanted[i]) <= tolerance;
                if (!same) {
                    throw new AssertionError("%s: %s: value %d of %d is %s, not %s"
                            .formatted(name, what, i, values.length, values[i], wanted[i]));
                }
            }
        });
    }

    /** What stands under a name that is known to be there. */
    static <K, T> T named(Map<K, T> map, K name) {
        return java.util.Objects.requireNonNull(map.get(name), name::toString);
    }
}
