package org.aullm.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.aullm.api.ActionUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.datasets.frames.Reason;

/** A running SHA-256. Every part goes in with its length, so that no two lists of parts look alike. */
public final class Fingerprint {

    private final MessageDigest digest;

    /** Starts one; the name carries a version that is raised when the same files come to mean something else. */
    public Fingerprint(String nameAndVersion) {
        digest = sha256();
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
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    // Sets have no order of their own.
    private static String list(Collection<ActionUnit> units) {
        return units.stream().sorted().toList().toString();
    }
}
