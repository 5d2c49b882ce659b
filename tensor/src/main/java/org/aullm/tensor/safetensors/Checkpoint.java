package org.aullm.tensor.safetensors;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.tensor.StepScope;

/**
 * Weights in safetensors: one file, or a folder with {@code model.safetensors} or with
 * {@code model.safetensors.index.json} and the shards it names.
 *
 * <p>Opening reads and checks the headers only. Several threads may read at the same time. Every problem is a
 * {@link ComponentException} that names the file and the tensor. Arrays read stay valid after {@link #close}.
 *
 * @since 0.1.0
 */
public final class Checkpoint implements AutoCloseable {

    private final Path place;
    private final Collection<Shard> shards;
    private final Map<String, Shard> shardOf;

    Checkpoint(Path place, Collection<Shard> shards, Map<String, Shard> shardOf) {
        this.place = place;
        this.shards = List.copyOf(shards);
        this.shardOf = new LinkedHashMap<>(shardOf);
    }

    /**
     * Opens a file or folder.
     *
     * @throws ComponentException if there is none, if it breaks the format, or if it holds pickled weights, which are never
     *     opened
     */
    public static Checkpoint open(Path fileOrFolder) {
        return CheckpointFiles.open(fileOrFolder);
    }

    /** All names, in the order of the file. */
    public List<String> names() {
        return List.copyOf(shardOf.keySet());
    }

    /** Whether there is a tensor of this name. */
    public boolean has(String name) {
        return shardOf.containsKey(name);
    }

    /** A tensor's shape. */
    public Shape shape(String name) {
        return tensor(name).shape();
    }

    /** How a tensor's numbers are stored. */
    public StoredType type(String name) {
        return tensor(name).type();
    }

    /** The file that a tensor lies in, for messages. */
    public Path file(String name) {
        return shard(name).file();
    }

    /**
     * Reads a tensor into memory of its own, which may be written: for weights that are trained. It outlives any
     * {@link StepScope} and dies with {@code home}.
     *
     * @param type FLOAT32 or FLOAT64 for F16, BF16, F32 and F64 (exact unless F64 is asked for as FLOAT32); INT64 for I64
     */
    public NDArray read(String name, NDManager home, DataType type) {
        StoredTensor tensor = readable(name, type);
        Shard shard = shard(name);
        return TensorReader.read(tensor, shard, home, type);
    }

    /**
     * As {@link #read}, but where the stored numbers already are of that type and {@code home} is on the CPU, the array is
     * the mapped file itself: nothing is copied, and processes that share the file share its memory. <b>Such an array
     * must never be written</b> (the process would die), so this is for frozen weights. While it is in use the file must
     * not be cut short or overwritten in place; replacing it under the same name is safe.
     */
    public NDArray readShared(String name, NDManager home, DataType type) {
        StoredTensor tensor = readable(name, type);
        Shard shard = shard(name);
        boolean mappable = Widening.same(tensor.type(), type)
                && home.getDevice().equals(Device.cpu())
                && tensor.end() - tensor.begin() <= Integer.MAX_VALUE
                && tensor.end() > tensor.begin()
                && tensor.begin() % tensor.type().bytes() == 0;
        if (!mappable) {
            return TensorReader.read(tensor, shard, home, type);
        }
        MappedByteBuffer bytes = shard.map(tensor);
        bytes.order(ByteOrder.nativeOrder());
        NDArray array = StepScope.keep(home.create(bytes, tensor.shape(), type), home);
        // The array keeps the mapping alive only until it is closed itself, but views of it may live on.
        home.attachInternal(array.getUid() + "-mapping", new Mapping(bytes));
        return array;
    }

    /** Keeps a mapping reachable while a manager lives; the collector unmaps it afterwards. */
    private record Mapping(MappedByteBuffer bytes) implements AutoCloseable {
        @Override
        public void close() {}
    }

    /**
     * Reads some rows of a matrix, (rows, width), without touching the others.
     *
     * @param rows row numbers in any order, possibly repeated
     * @throws IllegalArgumentException if the tensor is not a matrix or has no such row
     */
    public NDArray readRows(String name, long[] rows, NDManager home, DataType type) {
        StoredTensor tensor = readable(name, type);
        if (tensor.shape().dimension() != 2) {
            throw new IllegalArgumentException("%s: rows of tensor '%s' were asked for, but its shape is %s"
                    .formatted(file(name), name, tensor.shape()));
        }
        for (long row : rows) {
            if (row < 0 || row >= tensor.shape().get(0)) {
                throw new IllegalArgumentException("%s: tensor '%s' has %d rows, row %d was asked for"
                        .formatted(file(name), name, tensor.shape().get(0), row));
            }
        }
        return TensorReader.readRows(tensor, shard(name), rows, home, type);
    }

    /**
     * Some of a tensor's numbers as they are stored, little-endian, for readers that need no engine;
     * {@link StoredType#floats} reads them.
     *
     * @param first the number to begin with, counted in C order
     * @param count how many
     */
    public ByteBuffer bytes(String name, long first, int count) {
        StoredTensor tensor = tensor(name);
        int size = Math.multiplyExact(count, tensor.type().bytes());
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        shard(name).read(tensor, first * tensor.type().bytes(), bytes);
        return bytes;
    }

    /** All its files. */
    List<Path> files() {
        return shards.stream().map(Shard::file).toList();
    }

    /** One tensor, to be read piece by piece. */
    Stored stored(String name) {
        return new Stored(tensor(name), shard(name));
    }

    /** Copies a tensor's bytes as they are, through a buffer. */
    void copy(String name, FileChannel target, ByteBuffer buffer) throws IOException {
        StoredTensor tensor = tensor(name);
        long size = tensor.end() - tensor.begin();
        for (long from = 0; from < size; from += buffer.capacity()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), size - from));
            shard(name).read(tensor, from, buffer);
            CheckpointWriter.writeAll(target, buffer);
        }
    }

    private StoredTensor readable(String name, DataType type) {
        StoredTensor tensor = tensor(name);
        if (!Widening.possible(tensor.type(), type)) {
            throw new ComponentException("%s: tensor '%s' holds %s, which cannot be read as %s"
                    .formatted(file(name), name, tensor.type(), type));
        }
        return tensor;
    }

    private StoredTensor tensor(String name) {
        StoredTensor tensor = shard(name).tensors().get(name);
        if (tensor == null) {
            throw new IllegalStateException("the index was checked to name only tensors that exist: " + name);
        }
        return tensor;
    }

    private Shard shard(String name) {
        Shard shard = shardOf.get(name);
        if (shard == null) {
            throw new ComponentException("%s: there is no tensor '%s' among its %d, such as %s"
                    .formatted(
                            place,
                            name,
                            shardOf.size(),
                            shardOf.keySet().stream().limit(3).toList()));
        }
        return shard;
    }

    @Override
    public void close() {
        shards.forEach(Shard::close);
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
