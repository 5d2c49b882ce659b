package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Seeds;

/** Grey frames for tests. */
final class Clips {

    private Clips() {}

    static EvidenceSpec of(int time, int height, int width) {
        return new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, time, height, width));
    }

    /** Standard normal noise, the same for the same seed. */
    static NDArray noise(NDManager manager, DataType precision, long seed, int batch, EvidenceSpec evidence) {
        var random = Seeds.random(seed, "clips");
        double[] values = random.doubles(batch * evidence.shape().size())
                .map(any -> random.nextGaussian())
                .toArray();
        return Arrays.owned(
                manager,
                values,
                precision,
                new Shape(batch).addAll(evidence.shape()).getShape());
    }
}
