package org.aullm.graph.raugnn;

import java.util.Map;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.testkit.RelationGraphContract;

/** What holds for every relation graph holds for this one with nodes that only see their own place. */
final class LocalRaugnnContractTest extends RelationGraphContract {
    @Override
    protected RelationGraphProvider provider() {
        return new RaugnnProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "node-high", false, "dropout", 0, "instruction-tokens", 3);
    }
}
