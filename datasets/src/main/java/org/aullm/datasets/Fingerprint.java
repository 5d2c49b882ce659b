package org.aullm.datasets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.datasets.frames.Reason;
import org.aullm.tensor.Sha256;

/** A running SHA-256. Every part goes in with its length, so that no two lists of parts look alike. */
public final class Fingerprint {

    private final MessageDigest digest;

    /** Starts one; the name carries a version that is raised when the same files come to mean something else. */
    public Fingerprint(String nameAndVersion) {
        digest = Sha256.start();
        add(nameAndVersion);
    }

    public Fingerprint add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
        return this;
    }

    /** Adds the bytes from a buffer's position to its limit. */
    public Fingerprint add(ByteBuffer bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.remaining()));
        digest.update(bytes.duplicate());
        return this;
    }

    public Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Fingerprint add(Clip clip) {
        return add(clip.id())
                .add(clip.subject())
                .add(clip.dataset())
                .add(list(clip.labels().present()))
                .add(list(clip.labels().coded()));
    }

    /** Whether a text has the form of what {@link #hex} gives. */
    public static boolean isHex(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    /**
     * SHA-256 in hex of a file's bytes.
     *
     * @throws ComponentException if it cannot be read
     */
    public static String ofFile(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
        }
    }

    public String hex() {
        return Sha256.hex(digest);
    }

    // Sets have no order of their own.
    private static String list(Collection<ActionUnit> units) {
        return units.stream().sorted().toList().toString();
    }
}
