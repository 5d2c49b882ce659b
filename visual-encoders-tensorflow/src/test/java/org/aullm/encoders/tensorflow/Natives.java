package org.aullm.encoders.tensorflow;

import org.aullm.api.ComponentException;
import org.junit.jupiter.api.Assumptions;

/** Tests that compute need the native library. */
final class Natives {

    private Natives() {}

    static void assume() {
        try {
            TfRuntime.start("tests");
        } catch (ComponentException e) {
            Assumptions.abort("no TensorFlow here: " + e.getMessage());
        }
    }
}
