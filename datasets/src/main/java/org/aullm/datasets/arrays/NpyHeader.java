package org.aullm.datasets.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aullm.api.ComponentException;
import org.aullm.tensor.safetensors.StoredType;

/**
 * The header of a file of numpy, versions 1 to 3 of the form (numpy.lib.format).
 *
 * @param type how a number is stored
 * @param order its order of bytes
 * @param fortran whether the first axis runs fastest, not the last
 * @param shape how many along each axis
 * @param start the byte at which the numbers begin
 */
record NpyHeader(StoredType type, ByteOrder order, boolean fortran, List<Long> shape, int start) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREFIX = 12;
    private static final int LONGEST = 1 << 16;
    private static final int LAST_VERSION = 3;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");
    private static final Pattern TYPE = Pattern.compile("([<>|=])([a-zA-Z]\\d*)");
    private static final Map<String, StoredType> TYPES = Map.ofEntries(
            Map.entry("b1", StoredType.BOOL),
            Map.entry("i1", StoredType.I8),
            Map.entry("u1", StoredType.U8),
            Map.entry("i2", StoredType.I16),
            Map.entry("u2", StoredType.U16),
            Map.entry("i4", StoredType.I32),
            Map.entry("u4", StoredType.U32),
            Map.entry("i8", StoredType.I64),
            Map.entry("u8", StoredType.U64),
            Map.entry("f2", StoredType.F16),
            Map.entry("f4", StoredType.F32),
            Map.entry("f8", StoredType.F64));

    /**
     * Reads it, and checks that the file is as long as it says.
     *
     * @throws ComponentException if this is no such file, or its numbers are of a kind that is not read
     */
    static NpyHeader read(Path file, FileChannel channel) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
        while (prefix.hasRemaining() && channel.read(prefix, prefix.position()) > 0) {
            // until it is full or the file has ended
        }
        boolean magic = prefix.position() == PREFIX;
        for (int i = 0; magic && i < MAGIC.length; i++) {
            magic = prefix.get(i) == MAGIC[i];
        }
        int version = prefix.get(MAGIC.length);
        if (!magic || version < 1 || version > LAST_VERSION) {
            throw new ComponentException("%s is no file of numpy (.npy, version 1 to 3)".formatted(file));
        }
        int lengthAt = MAGIC.length + 2;
        long length = version == 1
                ? Short.toUnsignedInt(prefix.getShort(lengthAt))
                : Integer.toUnsignedLong(prefix.getInt(lengthAt));
        int textAt = lengthAt + (version == 1 ? Short.BYTES : Integer.BYTES);
        if (length > LONGEST || textAt + length > channel.size()) {
            throw new ComponentException("%s is cut short: its header has %d bytes".formatted(file, length));
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        while (text.hasRemaining() && channel.read(text, textAt + text.position()) > 0) {
            // until it is full
        }
        NpyHeader header = parsed(file, new String(text.array(), StandardCharsets.UTF_8), textAt + (int) length);
        header.requireBytes(file, channel.size());
        return header;
    }

    private static NpyHeader parsed(Path file, String text, int start) {
        Matcher descr = DESCR.matcher(text);
        Matcher fortran = FORTRAN.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!fortran.find() || !shape.find()) {
            throw new ComponentException("%s: its header is not understood: %s".formatted(file, text.strip()));
        }
        if (!descr.find()) {
            throw new ComponentException(
                    "%s holds records, not numbers; save one field as an array of its own".formatted(file));
        }
        Matcher type = TYPE.matcher(descr.group(1));
        if (descr.group(1).contains("O")) {
            throw new ComponentException(
                    ("%s holds pickled objects, which can run any code when opened, so it is not read. Save plain numbers:"
                                    + " numpy.save(file, numpy.stack(list).astype('float32'))")
                            .formatted(file));
        }
        if (!type.matches() || !TYPES.containsKey(type.group(2))) {
            throw new ComponentException("%s holds '%s'; whole numbers and floats of 16 to 64 bits are read"
                    .formatted(file, descr.group(1)));
        }
        List<Long> sizes = new ArrayList<>();
        for (String size : shape.group(1).split(",")) {
            if (!size.isBlank()) {
                sizes.add(Long.parseLong(size.strip()));
            }
        }
        return new NpyHeader(
                TYPES.getOrDefault(type.group(2), StoredType.F32),
                type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                fortran.group(1).equals("True"),
                List.copyOf(sizes),
                start);
    }

    private void requireBytes(Path file, long size) {
        long wanted;
        try {
            wanted = Math.addExact(start, Math.multiplyExact(StoredArray.size(shape), type.bytes()));
        } catch (ArithmeticException e) {
            throw new ComponentException("%s: shape %s is too large".formatted(file, shape), e);
        }
        if (wanted != size) {
            throw new ComponentException("%s has %d bytes, but shape %s of %s needs %d; is it cut short?"
                    .formatted(file, size, shape, type, wanted));
        }
    }
}
