package org.aullm.projector.baselines;

import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for {@code linear}. */
final class LinearContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new LinearProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("input", "high", "content-tokens", 3);
    }
}
