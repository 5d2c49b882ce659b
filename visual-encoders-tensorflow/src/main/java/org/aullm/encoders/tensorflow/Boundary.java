package org.aullm.encoders.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Copies arrays between the engines, once in each direction: neither ever sees the other's memory. */
final class Boundary {

    private Boundary() {}

    /** A tensor with an array's values under another shape of as many. To be closed. */
    static TFloat32 tensor(NDArray array, Shape shape) {
        FloatBuffer values = array.toByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
        return TFloat32.tensorOf(shape, DataBuffers.of(values));
    }

    static TFloat32 tensor(float[] values, Shape shape) {
        return TFloat32.tensorOf(shape, DataBuffers.of(values));
    }

    /** An array of a step with a tensor's values. */
    static NDArray array(NDManager step, Tensor tensor, ai.djl.ndarray.types.Shape shape) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Math.toIntExact(tensor.numBytes())).order(ByteOrder.nativeOrder());
        ((TFloat32) tensor).copyTo(DataBuffers.of(bytes.asFloatBuffer()));
        return step.create(bytes, shape, DataType.FLOAT32);
    }

    /** A tensor's values. */
    static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        ((TFloat32) tensor).copyTo(DataBuffers.of(values, false, false));
        return values;
    }
}
