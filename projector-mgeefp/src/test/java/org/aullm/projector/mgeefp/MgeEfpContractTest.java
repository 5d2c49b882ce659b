package org.aullm.projector.mgeefp;

import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.ProjectorContract;

/** What holds for every projector holds for this one. */
final class MgeEfpContractTest extends ProjectorContract {
    @Override
    protected ProjectorProvider provider() {
        return new MgeEfpProvider();
    }
}
