package org.aullm.tensor.kernel;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs source text as the engine's own archive format: a zip of a version, a pickled object and the code. */
final class ScriptArchive {

    // Pickle, protocol 2: the empty tuple.
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private ScriptArchive() {}

    /**
     * A module with one method.
     *
     * @param forward {@code def forward(self, ...) -> Tensor:} and its body, indented by two and four spaces
     */
    static byte[] pack(String forward) {
        String code = "class Kernel(Module):\n"
                + "  __parameters__ = []\n"
                + "  __buffers__ = []\n"
                + "  training : bool\n"
                + forward;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "kernel/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            put(zip, "kernel/constants.pkl", NO_CONSTANTS);
            put(zip, "kernel/data.pkl", module());
            put(zip, "kernel/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An instance of the class with {@code training=True}. */
    private static byte[] module() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream pickle = new DataOutputStream(bytes);
        pickle.write(new byte[] {(byte) 0x80, 2, 'c'}); // protocol 2, push a class
        pickle.writeBytes("__torch__\nKernel\n");
        pickle.write(new byte[] {')', (byte) 0x81, '}', '('}); // no arguments, make it, empty dictionary, mark
        pickle.write(new byte[] {'X', 8, 0, 0, 0}); // text of 8 bytes
        pickle.writeBytes("training");
        pickle.write(new byte[] {(byte) 0x88, 'u', 'b', '.'}); // True, put pairs, set state, stop
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        // The engine's reader takes only entries that are stored as they are.
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
