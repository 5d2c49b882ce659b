package org.aullm.projector.baselines;

import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for {@code q-former}. */
final class QFormerContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new QFormerProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "content-tokens", 2, "depth", 3);
    }
}
