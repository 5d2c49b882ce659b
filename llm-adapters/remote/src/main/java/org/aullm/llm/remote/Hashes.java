package org.aullm.llm.remote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.aullm.tensor.Sha256;

/** SHA-256 in hex. */
final class Hashes {

    private Hashes() {}

    static String hex(String text, byte[]... more) {
        MessageDigest digest = Sha256.start();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        for (byte[] bytes : more) {
            digest.update(bytes);
        }
        return Sha256.hex(digest);
    }
}
