package org.aullm.projector.baselines;

import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for {@code mixture-of-features}. */
final class MixtureOfFeaturesContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new MixtureOfFeaturesProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "content-tokens", 2, "grid", 2);
    }
}
