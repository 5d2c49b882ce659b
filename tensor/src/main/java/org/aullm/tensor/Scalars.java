package org.aullm.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Constants as arrays whose memory belongs to the engine and that live as long as the process.
 *
 * <p>DJL's operations with a {@link Number} wrap Java memory, free it at once, and leave autograd with a dangling
 * pointer: gradients are silently wrong when a garbage collection falls between forward and backward. Everything here
 * goes through these scalars instead.
 */
final class Scalars {

    private static final ConcurrentMap<Key, NDArray> CACHE = new ConcurrentHashMap<>();

    private Scalars() {}

    private record Key(Device device, DataType type, long bits) {}

    /** The constant {@code value}, shape (), on the device and in the type of {@code like}. */
    static NDArray like(NDArray like, double value) {
        Key key = new Key(like.getDevice(), like.getDataType(), Double.doubleToRawLongBits(value));
        return CACHE.computeIfAbsent(key, Scalars::create);
    }

    private static NDArray create(Key key) {
        try (GradMode off = GradMode.off();
                NDManager scratch = Engines.newManager(Device.cpu())) {
            NDArray alias = scratch.create(new double[] {Double.longBitsToDouble(key.bits())}, new Shape());
            // duplicate() gives engine-owned memory; toDevice and toType may return their argument itself.
            NDArray owned = alias.duplicate().toDevice(key.device(), false).toType(key.type(), false);
            NDManager home = Engines.newManager(key.device());
            owned.attach(home);
            NDScope.unregister(owned);
            return owned;
        }
    }
}
