package org.aullm.llm.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.llm.text.CacheFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers by the hash of server, path and question, one small file each: no evidence and no key is in it. Shared by all
 * workers and studies of a user.
 */
final class AnswerCache {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;

    AnswerCache(Path folder) {
        this.folder = folder;
    }

    /** In the folder {@code answers} of the cache. */
    static AnswerCache usual() {
        return new AnswerCache(CacheFolder.of("answers"));
    }

    static String key(Server server, String path, byte[] body) {
        return Hashes.hex(server.base() + path + "\n", body);
    }

    Optional<Answer> find(String key) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(key)), Answer.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // not there, or damaged: ask again
        }
    }

    void keep(String key, Answer answer) {
        Path file = file(key);
        try {
            Files.createDirectories(folderOf(key));
            Path draft = Files.createTempFile(folderOf(key), key.substring(0, 8), ".draft");
            Files.writeString(draft, JSON.writeValueAsString(answer));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ComponentException(
                    "answers cannot be kept in %s: %s. Make room, or name another folder by the variable AULLM_CACHE"
                            .formatted(folder, e),
                    e);
        }
    }

    private Path folderOf(String key) {
        return folder.resolve(key.substring(0, 2));
    }

    private Path file(String key) {
        return folderOf(key).resolve(key + ".json");
    }
}
