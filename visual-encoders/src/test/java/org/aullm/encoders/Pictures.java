package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Seeds;

/** Flow pictures for tests. */
final class Pictures {

    private Pictures() {}

    static EvidenceSpec of(int height, int width) {
        return new EvidenceSpec(EvidenceKind.FLOW_IMAGE, new Shape(3, height, width));
    }

    /** Standard normal noise, the same for the same seed. */
    static NDArray noise(NDManager manager, DataType precision, long seed, int batch, EvidenceSpec evidence) {
        var random = Seeds.random(seed, "pictures");
        Shape shape = evidence.shape();
        double[] values = random.doubles(batch * shape.size())
                .map(any -> random.nextGaussian())
                .toArray();
        return Arrays.owned(manager, values, precision, batch, shape.get(0), shape.get(1), shape.get(2));
    }
}
