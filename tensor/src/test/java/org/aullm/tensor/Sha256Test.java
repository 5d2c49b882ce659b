package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    /** The example of FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void a_text_some_bytes_and_a_file_of_the_same_content_are_one() throws IOException {
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("abc"), bytes);
        assertThat(Sha256.of("abc")).isEqualTo(ABC);
        assertThat(Sha256.of(ByteBuffer.wrap(bytes))).isEqualTo(ABC);
        assertThat(Sha256.of(file)).isEqualTo(ABC);
        MessageDigest begun = Sha256.start();
        Sha256.add(file, begun);
        assertThat(Sha256.hex(begun)).isEqualTo(ABC);
    }
}
