package org.aullm.projector.baselines;

import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for {@code c-abstractor}. */
final class CAbstractorContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new CAbstractorProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "content-tokens", 4);
    }
}
