package org.aullm.graph.baselines;

import java.util.Map;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.testkit.RelationGraphContract;

/** What holds for every relation graph holds for {@code edge-feature}, with nearest neighbours. */
final class EdgeFeatureContractTest extends RelationGraphContract {
    @Override
    protected RelationGraphProvider provider() {
        return new EdgeFeatureProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "prior", "full", "nearest", 2);
    }
}
