package org.aullm.datasets.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.datasets.frames.Reason;

/** A file of numpy, mapped into memory. */
final class NpyArray implements StoredArray {

    // A mapping has at most 2 GB; whole items lie in one.
    private static final long MAPPING = 1L << 30;

    private final Path file;
    private final NpyHeader header;
    private final int itemBytes;
    private final int itemsPerMapping;
    private final List<ByteBuffer> mappings = new ArrayList<>();

    private NpyArray(Path file, NpyHeader header, FileChannel channel) throws IOException {
        this.file = file;
        this.header = header;
        long count = header.shape().isEmpty() ? 1 : header.shape().get(0);
        long bytes = channel.size() - header.start();
        // In Fortran's order an item's numbers lie all over the file.
        long item = header.fortran() || count == 0 ? bytes : bytes / count;
        if (item > Integer.MAX_VALUE) {
            throw new ComponentException(
                    header.fortran()
                            ? "%s has more than 2 GB in Fortran's order; save it in C's: numpy.ascontiguousarray(array)"
                                    .formatted(file)
                            : "%s has items of more than 2 GB".formatted(file));
        }
        this.itemBytes = (int) item;
        this.itemsPerMapping = (int) Math.max(1, MAPPING / Math.max(1, item));
        long piece = item * itemsPerMapping;
        for (long from = 0; from < bytes; from += piece) {
            mappings.add(
                    channel.map(FileChannel.MapMode.READ_ONLY, header.start() + from, Math.min(piece, bytes - from)));
        }
    }

    /**
     * Opens one.
     *
     * @throws ComponentException if it cannot be read or is no array of numbers
     */
    static NpyArray open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new NpyArray(file, NpyHeader.read(file, channel), channel);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public List<Long> shape() {
        return header.shape();
    }

    @Override
    public float[] all() {
        long size = StoredArray.size(shape());
        if (header.fortran()) {
            return strided(0, shape(), 1, (int) size);
        }
        if (mappings.size() > 1) {
            throw new ComponentException("%s has more than 1 GB for one clip".formatted(file));
        }
        return size == 0 ? new float[0] : floats(mappings.get(0).duplicate());
    }

    @Override
    public float[] item(int index) {
        List<Long> rest = shape().subList(1, shape().size());
        if (header.fortran()) {
            return strided(index, rest, shape().get(0), (int) StoredArray.size(rest));
        }
        ByteBuffer mapping = mappings.get(index / itemsPerMapping).duplicate();
        mapping.position(index % itemsPerMapping * itemBytes).limit(mapping.position() + itemBytes);
        return floats(mapping);
    }

    private float[] floats(ByteBuffer bytes) {
        return header.type().floats(bytes.order(header.order()));
    }

    /** Numbers of some last axes in C order, where the first of these axes moves by {@code stride} numbers. */
    private float[] strided(int first, List<Long> axes, long stride, int size) {
        int bytes = header.type().bytes();
        byte[] gathered = new byte[Math.multiplyExact(size, bytes)];
        long[] strides = new long[axes.size()];
        long next = stride;
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = next;
            next *= axes.get(axis);
        }
        for (int i = 0; i < size; i++) {
            long at = first;
            int rest = i;
            for (int axis = strides.length - 1; axis >= 0; axis--) {
                int length = Math.toIntExact(axes.get(axis));
                at += rest % length * strides[axis];
                rest /= length;
            }
            mappings.get(0).get((int) at * bytes, gathered, i * bytes, bytes);
        }
        return floats(ByteBuffer.wrap(gathered));
    }
}
