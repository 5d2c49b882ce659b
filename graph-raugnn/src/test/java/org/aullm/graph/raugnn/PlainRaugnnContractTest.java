package org.aullm.graph.raugnn;

import java.util.Map;
import org.aullm.api.spi.RelationGraphProvider;
import org.aullm.testkit.RelationGraphContract;

/** What holds for every relation graph holds for this one with every part left out. */
final class PlainRaugnnContractTest extends RelationGraphContract {
    @Override
    protected RelationGraphProvider provider() {
        return new RaugnnProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of(
                "hidden",
                8,
                "prior",
                "co-occurrence",
                "learned-strengths",
                false,
                "relation-kinds",
                false,
                "node-attention",
                false,
                "auxiliary-weight",
                0,
                "layers",
                1,
                "heads",
                1);
    }
}
