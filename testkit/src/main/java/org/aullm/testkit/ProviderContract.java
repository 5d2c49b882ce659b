package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Provider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What holds for every provider. The names of the tests are the sentences that the author's guide says with "must".
 *
 * @param <P> the kind of provider
 * @since 0.1.0
 */
public abstract class ProviderContract<P extends Provider> {

    private static final Set<String> TAKEN = Set.of("use", "tuning", "learning-rate-scale", "weight");
    private static final long CHEAP_NANOS = 500_000_000;

    /** The provider under test. A new one or the same on every call. */
    protected abstract P provider();

    /** What is written in the study file beside its id: at least what has no default, and whatever makes it small. */
    protected Map<String, ?> options() {
        return Map.of();
    }

    /**
     * Checks that do not apply, by their name, each with its reason. The reason is shown wherever the check is skipped.
     */
    protected Map<String, String> exempt() {
        return Map.of();
    }

    /** Skips what is exempt. */
    @BeforeEach
    public final void skipWhatIsExempt(TestInfo info) {
        String check = info.getTestMethod().orElseThrow().getName();
        if (exempt().containsKey(check)) {
            Assumptions.abort(check + " does not apply: " + exempt().get(check));
        }
    }

    /** The options, checked and completed. */
    final Options read() {
        return Options.of(provider().options(), options());
    }

    @Test
    public final void an_exemption_names_a_check_and_gives_a_reason() {
        List<String> checks = Arrays.stream(getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(java.lang.reflect.Method::getName)
                .toList();
        exempt().forEach((check, reason) -> {
            assertThat(checks).as("exempt() names a check that does not exist").contains(check);
            assertThat(reason).as("the reason why '%s' does not apply", check).isNotBlank();
        });
    }

    @Test
    public final void its_id_is_in_kebab_case_and_not_none() {
        assertThat(provider().id()).matches("[a-z0-9]+(-[a-z0-9]+)*").isNotEqualTo("none");
    }

    @Test
    public final void its_summary_says_what_it_is() {
        assertThat(provider().summary())
                .as("summary(): one sentence for the list of components")
                .isNotBlank()
                .doesNotContain("\n")
                .hasSizeLessThan(200);
    }

    @Test
    public final void its_options_have_meanings_and_keys_of_their_own() {
        Set<String> keys = new HashSet<>();
        for (Option<?> option : provider().options()) {
            assertThat(option.meaning())
                    .as("what option '%s' means", option.key())
                    .isNotBlank();
            assertThat(keys.add(option.key()))
                    .as("two options are called '%s'", option.key())
                    .isTrue();
            assertThat(TAKEN)
                    .as("option '%s': the slot itself has a key of that name", option.key())
                    .doesNotContain(option.key());
        }
    }

    @Test
    public final void the_defaults_of_its_options_can_be_written_and_read_back() {
        provider().options().forEach(ProviderContract::writeAndRead);
    }

    private static <T> void writeAndRead(Option<T> option) {
        option.fallback().ifPresent(value -> {
            var type = option.type();
            assertThatCode(() -> assertThat(type.read(type.write(value))).isEqualTo(value))
                    .as("default %s of option '%s'", value, option.key())
                    .doesNotThrowAnyException();
        });
    }

    @Test
    public final void it_is_cheap_to_ask_and_always_answers_alike() {
        var clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        P asked = provider();
        List<Option<?>> options = asked.options();
        for (int i = 0; i < 1000; i++) {
            assertThat(asked.id()).isEqualTo(asked.id());
            asked.summary();
            asked.source();
            List<Option<?>> again = asked.options();
            assertThat(again.size()).isEqualTo(options.size());
            for (int o = 0; o < again.size(); o++) {
                assertThat(again.get(o))
                        .as(
                                "options() gives the same constants on every call: '%s' is made anew",
                                again.get(o).key())
                        .isSameAs(options.get(o));
            }
        }
        assertThat(clock.getCurrentThreadCpuTime() - before)
                .as("nanoseconds of processor time for a thousand questions; load libraries and weights in create()")
                .isLessThan(CHEAP_NANOS);
    }
}
