package org.aullm.llm.decoder;

import java.util.Map;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.testkit.LlmBackendContract;

/** What holds for every back end holds for this one. */
final class DecoderContractTest extends LlmBackendContract {
    @Override
    protected LlmBackendProvider provider() {
        return new DecoderProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("size", "nano");
    }
}
