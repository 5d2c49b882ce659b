package org.aullm.datasets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;

/** A running SHA-256. Every part goes in with its length, so that no two lists of parts look alike. */
public final class Fingerprint {

    private final MessageDigest digest;

    /** Starts one; the name carries a version that is raised when the same files come to mean something else. */
    public Fingerprint(String nameAndVersion) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        add(nameAndVersion);
    }

    public Fingerprint add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
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

    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    // Sets have no order of their own.
    private static String list(Collection<ActionUnit> units) {
        return units.stream().sorted().toList().toString();
    }
}
