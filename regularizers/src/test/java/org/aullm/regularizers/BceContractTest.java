package org.aullm.regularizers;

import org.aullm.api.spi.LossProvider;
import org.aullm.testkit.LossContract;

/** What holds for every loss holds for this one. */
final class BceContractTest extends LossContract {
    @Override
    protected LossProvider provider() {
        return new BceProvider();
    }
}
