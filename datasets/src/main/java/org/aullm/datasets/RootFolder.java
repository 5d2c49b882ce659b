package org.aullm.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.aullm.api.ComponentException;

/** A folder that names from tables cannot lead out of, neither by dots nor by links. */
public final class RootFolder {

    private final Path root;

    /** Within a folder, which need not exist. */
    public RootFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The folder. */
    public Path path() {
        return root;
    }

    /**
     * The place of a name in this folder, whether there is anything or not.
     *
     * @throws ComponentException if the name is no path or leads out of the folder; the message does not say who wrote it
     */
    public Path resolve(String name) {
        Path place;
        try {
            place = root.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new ComponentException("'%s' is not a path".formatted(name), e);
        }
        if (!place.startsWith(root)) {
            throw new ComponentException("'%s' lies outside the root %s".formatted(name, root));
        }
        if (Files.exists(place) && !real(place).startsWith(real(root))) {
            throw new ComponentException("'%s' is a link that leads out of the root %s".formatted(name, root));
        }
        return place;
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            throw new ComponentException("%s cannot be followed: %s".formatted(place, e.getMessage()), e);
        }
    }
}
