package org.aullm.core.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.core.result.FileFacts;
import org.aullm.core.result.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Whether a model's folder holds what was written: {@value #FILE} lists size and SHA-256 of every file.
 *
 * @param unsealed names of files that may change
 */
record FolderSeal(Path folder, Set<String> unsealed) {

    static final String FILE = "files.json";

    FolderSeal {
        unsealed = Set.copyOf(unsealed);
    }

    void write() throws IOException {
        Files.writeString(folder.resolve(FILE), Json.PRETTY.writeValueAsString(written()) + "\n");
    }

    /**
     * Looks at every file.
     *
     * @throws ComponentException naming the first that is missing, left over or another
     */
    void check() {
        try {
            Map<String, FileFacts> expected =
                    Json.PRETTY.readValue(Files.readString(folder.resolve(FILE)), new TypeReference<>() {});
            compare(expected, written());
        } catch (NoSuchFileException e) {
            throw damaged(FILE + " is missing");
        } catch (JacksonException e) {
            throw damaged("%s: %s".formatted(FILE, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private void compare(Map<String, FileFacts> expected, Map<String, FileFacts> found) {
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        for (String name : all) {
            FileFacts was = expected.get(name);
            FileFacts is = found.get(name);
            if (is == null) {
                throw damaged(name + " is missing");
            }
            if (was == null) {
                throw damaged(name + " does not belong to it");
            }
            if (is.bytes() != was.bytes()) {
                throw damaged("%s has %d bytes, %d were written".formatted(name, is.bytes(), was.bytes()));
            }
            if (!is.equals(was)) {
                throw damaged("%s is as long as what was written, but not the same".formatted(name));
            }
        }
    }

    private ComponentException damaged(String how) {
        return new ComponentException("the model in %s is damaged: %s. Copy the folder again, or train the model again"
                .formatted(folder, how));
    }

    private Map<String, FileFacts> written() throws IOException {
        Map<String, FileFacts> written = new TreeMap<>();
        for (Path file : files()) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (!name.equals(FILE) && !unsealed.contains(name)) {
                written.put(
                        name,
                        new FileFacts(
                                Files.size(file),
                                new ContentHash().addFile(file).hex()));
            }
        }
        return written;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
