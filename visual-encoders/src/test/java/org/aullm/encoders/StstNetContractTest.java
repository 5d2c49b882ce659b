package org.aullm.encoders;

import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.testkit.VisualEncoderContract;

/** What holds for every visual encoder holds for this one. */
final class StstNetContractTest extends VisualEncoderContract {
    @Override
    protected VisualEncoderProvider provider() {
        return new StstNetProvider();
    }
}
