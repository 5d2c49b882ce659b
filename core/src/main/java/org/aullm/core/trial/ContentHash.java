package org.aullm.core.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.aullm.tensor.Sha256;

/** SHA-256 over texts, numbers, files and code. */
final class ContentHash {

    private static final Map<Path, String> CODE = new ConcurrentHashMap<>();

    private final MessageDigest digest = Sha256.start();

    /** A text; its end counts, so that "ab", "c" is not "a", "bc". */
    ContentHash add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    ContentHash add(float[] values, int from, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * count);
        bytes.asFloatBuffer().put(values, from, count);
        digest.update(bytes);
        return this;
    }

    ContentHash add(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** A file, or all files below a folder with their places in it. A path at which nothing is counts, too. */
    ContentHash add(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        add(path.relativize(file).toString().replace('\\', '/'));
                        addFile(file);
                    }
                }
            } else if (Files.isRegularFile(path)) {
                addFile(path);
            }
            return add("end");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** What is in a file, and nothing else. */
    ContentHash addFile(Path file) throws IOException {
        Sha256.add(file, digest);
        return this;
    }

    /** The jar or folder that a class comes from, which is read once in a process. */
    ContentHash addCodeOf(Class<?> used) {
        CodeSource source = used.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return add(used.getName());
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            return add(CODE.computeIfAbsent(
                    place, any -> new ContentHash().add(place).hex()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException("%s is not in a file".formatted(source.getLocation()), e);
        }
    }

    String hex() {
        return Sha256.hex(digest);
    }
}
