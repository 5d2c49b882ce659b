package org.example.echo;

import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.testkit.LlmBackendContract;

/** Everything that must hold for a back end, checked for this one. */
final class EchoContractTest extends LlmBackendContract {
    @Override
    protected LlmBackendProvider provider() {
        return new EchoProvider();
    }
}
