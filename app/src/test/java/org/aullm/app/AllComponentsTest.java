package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.spi.LossProvider;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.api.spi.Provider;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.api.spi.VerbalizerProvider;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;
import org.aullm.testkit.Contracts;
import org.aullm.testkit.LossContract;
import org.aullm.testkit.ProjectorContract;
import org.aullm.testkit.ProviderContract;
import org.aullm.testkit.RegularizerContract;
import org.aullm.testkit.RelationGraphContract;
import org.aullm.testkit.VerbalizerContract;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every component that is bundled keeps the contract of its kind, or it is written here where else it does. */
class AllComponentsTest {

    /** Slots whose contracts are run elsewhere, with the place. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("data", "data sets need files of their own; synthetic-flow: SyntheticFlowContractTest"),
            Map.entry("encoder", "all of them, in small sizes: EncoderContractsTest of visual-encoders"),
            Map.entry(
                    "llm",
                    "back ends need models or servers: DecoderContractTest, and the tests of llm-adapters/remote"));

    private static final String DIFFERENCES = "its_gradients_agree_with_differences";

    /** Checks that cannot apply to one component, each with its reason. */
    private static final Map<String, Map<String, String>> EXEMPT = Map.of(
            "counterfactual-consistency",
            Map.of(DIFFERENCES, "the true side carries no gradient on purpose: CounterfactualConsistencyTest"),
            "consistency",
            Map.of(DIFFERENCES, "one side carries no gradient on purpose; the other is checked in its own test"),
            "domain-adversarial",
            Map.of(DIFFERENCES, "it turns the gradient of the features round on purpose"),
            "q-former",
            Map.of(
                    "every_trained_parameter_gets_a_gradient",
                    "its one query by default attends to itself alone; with several: QFormerContractTest"));

    private static final Registry REGISTRY = Registry.load();

    @TestFactory
    Stream<DynamicContainer> every_component_keeps_its_contract() {
        List<DynamicContainer> all = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            if (!ELSEWHERE.containsKey(slot.key())) {
                REGISTRY.all(slot).values().stream()
                        .forEach(provider -> all.add(Contracts.of(provider.id(), () -> contract(provider))));
            }
        }
        return all.stream();
    }

    @Test
    void what_is_written_here_exists() {
        List<String> names = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            names.add(slot.key());
            names.addAll(REGISTRY.all(slot).keySet());
        }
        assertThat(names).containsAll(EXEMPT.keySet());
        assertThat(names).containsAll(ELSEWHERE.keySet());
    }

    /** A reader who compares a component with its paper finds equations or layers, and what differs. */
    @Test
    void every_part_of_the_model_says_what_it_computes() {
        for (Slot slot : List.of(Slot.ENCODER, Slot.PROJECTOR, Slot.GRAPH, Slot.LOSS, Slot.REGULARIZER)) {
            for (Provider provider : REGISTRY.all(slot).values()) {
                assertThat(provider.details())
                        .as("details() of %s %s", slot.key(), provider.id())
                        .isNotBlank();
            }
        }
    }

    private static ProviderContract<?> contract(Provider provider) {
        Map<String, String> exempt = EXEMPT.getOrDefault(provider.id(), Map.of());
        if (provider instanceof ProjectorProvider projector) {
            return new ProjectorContract() {
                @Override
                protected ProjectorProvider provider() {
                    return projector;
                }

                @Override
                protected Map<String, String> exempt() {
                    return exempt;
                }
            };
        }
        if (provider instanceof RelationGraphProvider graph) {
            return new RelationGraphContract() {
                @Override
                protected RelationGraphProvider provider() {
                    return graph;
                }

                @Override
                protected Map<String, String> exempt() {
                    return exempt;
                }
            };
        }
        if (provider instanceof LossProvider loss) {
            return new LossContract() {
                @Override
                protected LossProvider provider() {
                    return loss;
                }

                @Override
                protected Map<String, String> exempt() {
                    return exempt;
                }
            };
        }
        if (provider instanceof VerbalizerProvider verbalizer) {
            return new VerbalizerContract() {
                @Override
                protected VerbalizerProvider provider() {
                    return verbalizer;
                }

                @Override
                protected Map<String, String> exempt() {
                    return exempt;
                }
            };
        }
        if (provider instanceof RegularizerProvider regularizer) {
            return new RegularizerContract() {
                @Override
                protected RegularizerProvider provider() {
                    return regularizer;
                }

                @Override
                protected Map<String, String> exempt() {
                    return exempt;
                }
            };
        }
        throw new AssertionError("no contract for " + provider.id() + "; write here where it is checked");
    }
}
