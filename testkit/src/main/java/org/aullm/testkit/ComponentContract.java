package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aullm.api.Component;
import org.aullm.api.ComponentDescription;
import org.aullm.api.ComponentException;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for every component, whatever it does. Extend the contract of your component's kind, not this class.
 *
 * @param <P> the kind of provider
 * @param <C> the kind of component
 * @since 0.1.0
 */
public abstract class ComponentContract<P extends Provider, C extends Component> extends ProviderContract<P> {

    private static final int CALLS = 200;
    private static final int PROBES = 3;
    private static final String INPUT = "input ";

    private NDManager home = Engines.newManager(Device.cpu());

    ComponentContract() {}

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

    /** Whether {@link Tuning#FROZEN} means that nothing at all is trained. */
    boolean frozenTrainsNothing() {
        return true;
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

    private static Map<String, double[]> state(Component component) {
        Map<String, double[]> state = new LinkedHashMap<>();
        component.parameters().all().forEach(parameter -> state.put(parameter.name(), bits(parameter)));
        return state;
    }

    private static double[] bits(Parameter parameter) {
        DataType type = parameter.array().getDataType();
        if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
            return new double[0];
        }
        return Numbers.doubles(parameter.array());
    }

    private static NDArray weighted(Map<String, NDArray> outputs, NDManager scratch) {
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

    @Test
    public final void its_description_is_complete() {
        try (Built<C> built = build()) {
            ComponentDescription description = built.component().description();
            assertThat(description.id())
                    .as("description().id()")
                    .isEqualTo(provider().id());
            description.facts().forEach((fact, value) -> {
                assertThat(fact).as("a fact's name").matches("[a-z0-9]+([-. ][a-z0-9]+)*");
                assertThat(value).as("fact '%s'", fact).isNotBlank();
            });
            assertThat(built.component().description())
                    .as("description(), asked again")
                    .isEqualTo(description);
        }
    }

    @Test
    public final void its_parameters_are_the_same_list_on_every_call() {
        try (Built<C> built = build()) {
            List<Parameter> first = built.component().parameters().all();
            List<Parameter> again = built.component().parameters().all();
            assertThat(again).hasSameSizeAs(first);
            for (int i = 0; i < first.size(); i++) {
                assertThat(first.get(i).name()).isNotBlank();
                assertThat(again.get(i).array())
                        .as(
                                "parameter '%s' is another array on the second call",
                                first.get(i).name())
                        .isSameAs(first.get(i).array());
            }
        }
    }

    @Test
    public final void equal_seeds_give_equal_weights() {
        for (Tuning tuning : tunings()) {
            try (Built<C> one = build(tuning, DataType.FLOAT32, 5);
                    Built<C> same = build(tuning, DataType.FLOAT32, 5)) {
                assertSame(state(same.component()), state(one.component()), "two builds with seed 5, " + tuning);
            }
        }
    }

    @Test
    public final void other_seeds_give_other_weights() {
        try (Built<C> one = build(tuning(), DataType.FLOAT32, 5);
                Built<C> other = build(tuning(), DataType.FLOAT32, 6)) {
            Assumptions.assumeFalse(
                    one.component().parameters().trained().isEmpty(), provider().id() + " has no weights to draw");
            Map<String, double[]> first = state(one.component());
            assertThat(state(other.component()))
                    .as("weights drawn from seeds 5 and 6; derive every draw from build.seed()")
                    .anySatisfy((name, values) -> assertThat(values).isNotEqualTo(first.get(name)));
        }
    }

    @Test
    public final void a_frozen_build_stays_as_it_is() {
        Assumptions.assumeTrue(tunings().contains(Tuning.FROZEN), provider().id() + " cannot be frozen");
        try (Built<C> built = build(Tuning.FROZEN, DataType.FLOAT32, 1)) {
            C component = built.component();
            if (frozenTrainsNothing()) {
                assertThat(component.parameters().trained())
                        .as("parameters to be trained though tuning is frozen")
                        .isEmpty();
            }
            List<Parameter> still = component.parameters().all().stream()
                    .filter(parameter -> parameter.role() == Parameter.Role.FROZEN)
                    .toList();
            Map<String, double[]> before = state(component);
            backward(component, inputs(home, DataType.FLOAT32, batch(), 1), Mode.TRAIN);
            for (Parameter parameter : still) {
                assertThat(parameter.array().hasGradient())
                        .as("frozen parameter '%s' has a gradient", parameter.name())
                        .isFalse();
                assertSame(
                        Map.of(parameter.name(), bits(parameter)),
                        Map.of(parameter.name(), named(before, parameter.name())),
                        "frozen parameter after a training step");
            }
        }
    }

    /** Runs forward and backward; does nothing where there is nothing to learn. Returns the gradients by name. */
    private Map<String, double[]> backward(C component, List<NDArray> inputs, Mode mode) {
        return backward(component, inputs, mode, () -> {});
    }

    private Map<String, double[]> backward(C component, List<NDArray> inputs, Mode mode, Runnable between) {
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

    private Map<String, NDArray> leaves(C component, List<NDArray> inputs) {
        Map<String, NDArray> leaves = new LinkedHashMap<>();
        component.parameters().trained().forEach(parameter -> leaves.put(parameter.name(), parameter.array()));
        List<NDArray> learnable = learnable(inputs);
        for (int i = 0; i < learnable.size(); i++) {
            learnable.get(i).setRequiresGradient(true);
            leaves.put(INPUT + i, learnable.get(i));
        }
        return leaves;
    }

    @Test
    public final void every_trained_parameter_gets_a_gradient() {
        for (Tuning tuning : tunings()) {
            try (Built<C> built = build(tuning, DataType.FLOAT64, 1)) {
                Draws.shake(built.component().parameters(), 0.05);
                Map<String, double[]> gradients =
                        backward(built.component(), inputs(home, DataType.FLOAT64, batch(), 1), Mode.TRAIN);
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
            List<NDArray> inputs = inputs(home, DataType.FLOAT64, batch(), 1);
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
                        NDManager weights = home.newSubManager()) {
                    Draws.shake(built.component().parameters(), 0.05);
                    List<NDArray> inputs = inputs(home, DataType.FLOAT64, batch(), 1);
                    Map<String, NDArray> leaves = leaves(built.component(), inputs);
                    double error = GradientCheck.worstError(
                            home,
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
            return backward(built.component(), inputs(home, DataType.FLOAT32, batch(), 1), Mode.TRAIN, between);
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

    @Test
    public final void an_eval_pass_leaves_its_state_and_its_inputs_alone() {
        try (Built<C> built = build()) {
            List<NDArray> inputs = inputs(home, DataType.FLOAT32, batch(), 1);
            List<double[]> given = inputs.stream().map(Numbers::doubles).toList();
            Map<String, double[]> before = state(built.component());
            values(built.component(), inputs, Mode.EVAL);
            assertSame(state(built.component()), before, "state after a pass in EVAL");
            for (int i = 0; i < given.size(); i++) {
                assertSame(
                        Map.of(INPUT + i, Numbers.doubles(inputs.get(i))),
                        Map.of(INPUT + i, given.get(i)),
                        "after the call");
            }
        }
    }

    @Test
    public final void the_same_call_under_the_same_seed_gives_the_same_result() {
        for (Mode mode : Mode.values()) {
            Map<String, double[]> once = fresh(mode);
            assertSame(
                    fresh(mode),
                    once,
                    "a second build and call in " + mode + "; draw from the engine's generator only");
        }
    }

    private Map<String, double[]> fresh(Mode mode) {
        try (Built<C> built = build()) {
            return values(built.component(), inputs(home, DataType.FLOAT32, batch(), 1), mode);
        }
    }

    @Test
    public final void what_was_saved_gives_the_same_result_when_it_is_loaded(@TempDir Path folder) {
        try (Built<C> saved = build(tuning(), DataType.FLOAT32, 1);
                Built<C> loaded = build(tuning(), DataType.FLOAT32, 2)) {
            List<NDArray> inputs = inputs(home, DataType.FLOAT32, batch(), 1);
            Draws.shake(saved.component().parameters(), 0.05);
            values(saved.component(), inputs, Mode.TRAIN); // moves running statistics
            saved.component().save(folder);
            loaded.component().load(folder);
            assertSame(
                    values(loaded.component(), inputs, Mode.EVAL),
                    values(saved.component(), inputs, Mode.EVAL),
                    "result of the loaded component; save every array that EVAL depends on");
        }
    }

    @Test
    public final void loading_from_an_empty_folder_is_refused(@TempDir Path folder) {
        try (Built<C> built = build()) {
            Assumptions.assumeFalse(
                    built.component().parameters().all().isEmpty(), provider().id() + " has no state");
            assertThatThrownBy(() -> built.component().load(folder), "load() of a folder in which nothing was saved")
                    .isInstanceOf(ComponentException.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    public final void memory_stays_flat_over_two_hundred_calls() {
        try (Built<C> built = build()) {
            List<NDArray> inputs = inputs(home, DataType.FLOAT32, batch(), 1);
            int before = 0;
            for (int i = 0; i < CALLS; i++) {
                if (i == 5) {
                    before = arrays(built);
                }
                if (i % 20 == 0) {
                    backward(built.component(), inputs, Mode.TRAIN);
                } else {
                    values(built.component(), inputs, i % 2 == 0 ? Mode.TRAIN : Mode.EVAL);
                }
            }
            assertThat(arrays(built))
                    .as("arrays that live on after %d calls; what a call makes must die with its step", CALLS)
                    .isEqualTo(before);
        }
    }

    private int arrays(Built<C> built) {
        return built.home().getManagedArrays().size() + home.getManagedArrays().size();
    }

    @Test
    public final void closing_it_frees_its_arrays_and_can_be_repeated() {
        Built<C> built = build();
        built.component().close();
        assertThat(built.home().isOpen())
                .as("the build's manager is open after close()")
                .isFalse();
        assertThatCode(built.component()::close).as("a second close()").doesNotThrowAnyException();
    }

    @Test
    public final void two_of_a_kind_do_not_disturb_each_other_on_two_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Map<String, double[]> alone = onThread(1).call();
            Future<Map<String, double[]>> one = threads.submit(onThread(1));
            Future<Map<String, double[]>> other = threads.submit(onThread(2));
            other.get();
            assertSame(one.get(), alone, "result beside another component on another thread; keep no static state");
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Map<String, double[]>> onThread(long seed) {
        return () -> {
            try (Built<C> built = build(tuning(), DataType.FLOAT32, seed);
                    NDManager own = Engines.newManager(Device.cpu())) {
                List<NDArray> inputs = inputs(own, DataType.FLOAT32, batch(), seed);
                Map<String, double[]> last = Map.of();
                for (int i = 0; i < 10; i++) {
                    last = values(built.component(), inputs, Mode.EVAL);
                }
                return last;
            }
        };
    }
}
