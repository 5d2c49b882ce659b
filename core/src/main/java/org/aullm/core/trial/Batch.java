package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.aullm.api.EvidenceSpec;
import org.aullm.tensor.Arrays;

/**
 * Clips side by side, as arrays of one step.
 *
 * @param evidence (batch, then the evidence's shape)
 * @param picture the same numbers
 * @param targets (batch, units)
 * @param mask (batch, units)
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one step, is never compared
record Batch(NDArray evidence, float[] picture, NDArray targets, NDArray mask) {

    /**
     * How a clip is changed before it is shown: not at all, by default.
     *
     * @param lastFrame of those that are shown, counted from 0; below 0 for the last that there is
     */
    record Change(int right, int down, boolean mirror, int lastFrame) {
        static final Change NONE = new Change(0, 0, false);

        /** With the last frame that there is. */
        Change(int right, int down, boolean mirror) {
            this(right, down, mirror, -1);
        }
    }

    static Batch of(NDManager step, Examples source, List<Example> examples, List<Change> changes) {
        EvidenceSpec spec = source.spec();
        Picture picture = source.picture();
        int size = examples.size();
        int pixels = Math.toIntExact(spec.shape().size());
        int units = examples.get(0).targets().length;
        float[] evidence = new float[size * pixels];
        float[] targets = new float[size * units];
        float[] mask = new float[size * units];
        for (int i = 0; i < size; i++) {
            Example example = examples.get(i);
            Change change = changes.get(i);
            picture.write(example.evidence(), change, evidence, i * pixels);
            System.arraycopy(example.targets(), 0, targets, i * units, units);
            System.arraycopy(example.mask(), 0, mask, i * units, units);
        }
        long[] shape = new Shape(size).addAll(spec.shape()).getShape();
        return new Batch(
                Arrays.data(step, evidence, DataType.FLOAT32, shape),
                evidence,
                Arrays.data(step, targets, DataType.FLOAT32, size, units),
                Arrays.data(step, mask, DataType.FLOAT32, size, units));
    }

    int size() {
        return (int) evidence.getShape().get(0);
    }
}
