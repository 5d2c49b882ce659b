package org.aullm.regularizers;

import java.util.Map;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.testkit.RegularizerContract;
import org.junit.jupiter.api.Nested;

/** The contract, for every regularizer of this module. */
class RegularizerContractsTest {

    /** A regularizer with options. */
    abstract static class Of extends RegularizerContract {
        private final RegularizerProvider provider;
        private final Map<String, ?> options;

        Of(RegularizerProvider provider, Map<String, ?> options) {
            this.provider = provider;
            this.options = options;
        }

        @Override
        protected final RegularizerProvider provider() {
            return provider;
        }

        @Override
        protected final Map<String, ?> options() {
            return options;
        }
    }

    @Nested
    class CounterfactualConsistency extends Of {
        CounterfactualConsistency() {
            super(new CounterfactualConsistencyProvider(), Map.of());
        }

        @Override
        protected Map<String, String> exempt() {
            return Map.of(
                    "its_gradients_agree_with_differences",
                    "the true side of its structure part carries no gradient on purpose; the altered sides are checked in"
                            + " CounterfactualConsistencyTest");
        }
    }

    @Nested
    class Consistency extends Of {
        Consistency() {
            super(new ConsistencyProvider(), Map.of());
        }

        @Override
        protected Map<String, String> exempt() {
            return Map.of(
                    "its_gradients_agree_with_differences",
                    "the first judgement carries no gradient on purpose; RegularizerTest checks both sides");
        }
    }

    @Nested
    class RDrop extends Of {
        RDrop() {
            super(new RDropProvider(), Map.of());
        }
    }

    @Nested
    class Mixup extends Of {
        Mixup() {
            super(new MixupProvider(), Map.of());
        }
    }

    @Nested
    class MixupOfTokens extends Of {
        MixupOfTokens() {
            super(new MixupProvider(), Map.of("level", "tokens"));
        }
    }

    @Nested
    class SupervisedContrastive extends Of {
        SupervisedContrastive() {
            super(new SupervisedContrastiveProvider(), Map.of("projection", 4));
        }
    }

    @Nested
    class DomainAdversarial extends Of {
        DomainAdversarial() {
            super(new DomainAdversarialProvider(), Map.of("hidden", 4));
        }

        @Override
        protected Map<String, String> exempt() {
            return Map.of(
                    "its_gradients_agree_with_differences",
                    "it turns the gradient of the features round on purpose; RegularizerTest checks both sides of it");
        }
    }

    @Nested
    class VRex extends Of {
        VRex() {
            super(new VRexProvider(), Map.of("domains", "subjects"));
        }
    }
}
