package org.aullm.projector.baselines;

import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for {@code mlp}. */
final class MlpContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new MlpProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("content-tokens", 2);
    }
}
