package org.aullm.graph.baselines;

import java.util.Map;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.testkit.RelationGraphContract;

/** What holds for every relation graph holds for {@code gcn}, with its mean node as tokens. */
final class GcnContractTest extends RelationGraphContract {
    @Override
    protected RelationGraphProvider provider() {
        return new GcnProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "pooling", "mean", "instruction-tokens", 2);
    }
}
