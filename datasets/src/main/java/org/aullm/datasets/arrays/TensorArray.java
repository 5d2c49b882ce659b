package org.aullm.datasets.arrays;

import java.util.Arrays;
import java.util.List;
import org.aullm.tensor.safetensors.Checkpoint;

/** A tensor of a safetensors file. */
record TensorArray(Checkpoint file, String tensor) implements StoredArray {

    @Override
    public String name() {
        return "%s, tensor '%s'".formatted(file, tensor);
    }

    @Override
    public List<Long> shape() {
        return Arrays.stream(file.shape(tensor).getShape()).boxed().toList();
    }

    @Override
    public float[] all() {
        return floats(0, StoredArray.size(shape()));
    }

    @Override
    public float[] item(int index) {
        long size = StoredArray.size(shape().subList(1, shape().size()));
        return floats(index * size, size);
    }

    private float[] floats(long first, long count) {
        return file.type(tensor).floats(file.bytes(tensor, first, Math.toIntExact(count)));
    }
}
