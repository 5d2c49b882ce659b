package org.aullm.regularizers;

import java.util.Map;
import org.aullm.api.spi.LossProvider;
import org.aullm.testkit.LossContract;
import org.junit.jupiter.api.Nested;

/** The contract, for every loss of this module. */
class LossContractsTest {

    /** A loss with options. */
    abstract static class Of extends LossContract {
        private final LossProvider provider;
        private final Map<String, ?> options;

        Of(LossProvider provider, Map<String, ?> options) {
            this.provider = provider;
            this.options = options;
        }

        @Override
        protected final LossProvider provider() {
            return provider;
        }

        @Override
        protected final Map<String, ?> options() {
            return options;
        }
    }

    @Nested
    class Bce extends Of {
        Bce() {
            super(new BceProvider(), Map.of());
        }
    }

    @Nested
    class BceSmoothed extends Of {
        BceSmoothed() {
            super(new BceProvider(), Map.of("label-smoothing", 0.1, "positive-weight", "sqrt"));
        }
    }

    @Nested
    class WeightedBce extends Of {
        WeightedBce() {
            super(new WeightedBceProvider(), Map.of("balance", "units"));
        }
    }

    @Nested
    class Asymmetric extends Of {
        Asymmetric() {
            super(new AsymmetricProvider(), Map.of());
        }

        @Override
        protected Map<String, String> exempt() {
            return Map.of(
                    "its_gradients_agree_with_differences",
                    "its focal factors carry no gradient, as published; LossTest checks the rest");
        }
    }

    @Nested
    class AsymmetricWithoutFocus extends Of {
        AsymmetricWithoutFocus() {
            super(new AsymmetricProvider(), Map.of("gamma-negative", 0));
        }
    }

    @Nested
    class Focal extends Of {
        Focal() {
            super(new FocalProvider(), Map.of());
        }
    }

    @Nested
    class SoftF1 extends Of {
        SoftF1() {
            super(new SoftF1Provider(), Map.of());
        }
    }

    @Nested
    class TwoWayMargin extends Of {
        TwoWayMargin() {
            super(new TwoWayMarginProvider(), Map.of());
        }
    }

    @Nested
    class TwoWayMarginAsPublished extends Of {
        TwoWayMarginAsPublished() {
            super(new TwoWayMarginProvider(), Map.of("anchor", false));
        }
    }
}
