package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.aullm.api.spi.Provider;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for every component, whatever it does. Extend the contract of your component's kind, not this class.
 *
 * @param <P> the kind of provider
 * @param <C> the kind of component
 * @since 0.1.0
 */
public abstract class ComponentContract<P extends Provider, C extends Component> extends GradientContract<P, C> {

    private static final int CALLS = 200;

    ComponentContract() {}

    /** Whether {@link Tuning#FROZEN} means that nothing at all is trained. */
    boolean frozenTrainsNothing() {
        return true;
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
            backward(component, inputs(home(), DataType.FLOAT32, batch(), 1), Mode.TRAIN);
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

    @Test
    public final void an_eval_pass_leaves_its_state_and_its_inputs_alone() {
        try (Built<C> built = build()) {
            List<NDArray> inputs = inputs(home(), DataType.FLOAT32, batch(), 1);
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
            return values(built.component(), inputs(home(), DataType.FLOAT32, batch(), 1), mode);
        }
    }

    @Test
    public final void what_was_saved_gives_the_same_result_when_it_is_loaded(@TempDir Path folder) {
        try (Built<C> saved = build(tuning(), DataType.FLOAT32, 1);
                Built<C> loaded = build(tuning(), DataType.FLOAT32, 2)) {
            List<NDArray> inputs = inputs(home(), DataType.FLOAT32, batch(), 1);
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
            List<NDArray> inputs = inputs(home(), DataType.FLOAT32, batch(), 1);
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
        return built.home().getManagedArrays().size()
                + home().getManagedArrays().size();
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
