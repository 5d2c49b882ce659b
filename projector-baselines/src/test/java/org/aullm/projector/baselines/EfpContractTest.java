package org.aullm.projector.baselines;

import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for {@code efp}. */
final class EfpContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new EfpProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("content-tokens", 2, "token-norm", true);
    }
}
