package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;

/** What changes a projection without changing its weights. */
interface Adapter {

    /** The projection's result as it is changed: (rows, in) to (rows, outputs of the part). */
    NDArray apply(NDArray x, Projection.Part part, Mode mode);
}
