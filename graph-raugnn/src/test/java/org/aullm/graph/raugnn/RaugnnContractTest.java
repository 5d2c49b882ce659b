package org.aullm.graph.raugnn;

import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.testkit.RelationGraphContract;

/** What holds for every relation graph holds for this one. */
final class RaugnnContractTest extends RelationGraphContract {
    @Override
    protected RelationGraphProvider provider() {
        return new RaugnnProvider();
    }
}
