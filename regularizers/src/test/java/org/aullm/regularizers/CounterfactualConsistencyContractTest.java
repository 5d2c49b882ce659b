package org.aullm.regularizers;

import java.util.Map;
import org.aullm.api.spi.RegularizerProvider;
import org.aullm.testkit.RegularizerContract;

/** What holds for every regularizer holds for this one. */
final class CounterfactualConsistencyContractTest extends RegularizerContract {
    @Override
    protected RegularizerProvider provider() {
        return new CounterfactualConsistencyProvider();
    }

    @Override
    protected Map<String, String> exempt() {
        return Map.of(
                "its_gradients_agree_with_differences",
                "the true side of its structure part carries no gradient on purpose; the altered sides are checked in"
                        + " CounterfactualConsistencyTest");
    }
}
