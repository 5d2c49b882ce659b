package org.aullm.graph.baselines;

import java.util.Map;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.testkit.RelationGraphContract;

/** What holds for every relation graph holds for {@code gat}, with a token for each unit. */
final class GatContractTest extends RelationGraphContract {
    @Override
    protected RelationGraphProvider provider() {
        return new GatProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "pooling", "units");
    }
}
