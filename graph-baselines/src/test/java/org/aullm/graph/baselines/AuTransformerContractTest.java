package org.aullm.graph.baselines;

import java.util.Map;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.testkit.RelationGraphContract;

/** What holds for every relation graph holds for {@code au-transformer}. */
final class AuTransformerContractTest extends RelationGraphContract {
    @Override
    protected RelationGraphProvider provider() {
        return new AuTransformerProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "prior", "emfacs");
    }
}
