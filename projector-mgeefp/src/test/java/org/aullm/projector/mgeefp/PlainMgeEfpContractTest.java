package org.aullm.projector.mgeefp;

import java.util.List;
import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for this one with every part left out, and several tokens. */
final class PlainMgeEfpContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new MgeEfpProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of(
                "grids",
                List.of(1),
                "query",
                "learned",
                "gate",
                false,
                "bottleneck",
                0,
                "heads",
                2,
                "token-norm",
                false,
                "content-tokens",
                2);
    }
}
