package org.aullm.projector.baselines;

import java.util.Map;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for {@code resampler}. */
final class ResamplerContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new ResamplerProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("hidden", 8, "content-tokens", 2, "heads", 2);
    }
}
