package org.aullm.datasets.flowimage;

import org.aullm.api.spi.DatasetProvider;
import org.aullm.testkit.DatasetContract;

/** What holds for every data set holds for this one. */
final class SyntheticFlowContractTest extends DatasetContract {
    @Override
    protected DatasetProvider provider() {
        return new SyntheticFlowProvider();
    }
}
