package org.aullm.datasets.clip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.datasets.RootFolder;
import org.aullm.datasets.annotation.AnnotatedClips;

/**
 * Where a data set's clips lie below its root: a pattern with {@code {subject}}, {@code {sample}} and {@code {emotion}}.
 * What is there is a folder of frames, or a video of that name with an ending.
 *
 * @param root no clip lies outside it, whatever a table says
 * @param pattern with {@code /} between folders
 */
record FolderLayout(Path root, String pattern) {

    // As the data sets' owners deliver them.
    private static final Map<String, String> USUAL = Map.of(
            "casme", "sub{subject}/{sample}",
            "casme2-2014", "sub{subject}/{sample}",
            "casme2-2019", "sub{subject}/{sample}",
            "samm", "{subject}/{sample}",
            "casme3-a", "{subject}/{sample}/color",
            "casme3-c", "{subject}/{sample}/color",
            "mmew", "{emotion}/{sample}",
            "4dme", "{subject}/{sample}",
            "smic", "{subject}/micro/{emotion}/{sample}");

    /** The pattern for a form of tables, if none is given. */
    static FolderLayout of(Path root, String pattern, String form) {
        if (!pattern.isEmpty()) {
            return new FolderLayout(root, pattern);
        }
        String usual = USUAL.get(form);
        if (usual == null) {
            throw new ComponentException(("how the folders of %s are named has not been told to us; say where a clip's"
                            + " frames are with 'layout' of the data set or --folders of 'data import', such as"
                            + " {subject}/{sample}")
                    .formatted(form));
        }
        return new FolderLayout(root, usual);
    }

    /**
     * The folder or video of a row.
     *
     * @param endings of videos that can be read, with their dot
     * @throws ComponentException if there is none, or it would lie outside the root
     */
    Path find(AnnotatedClips.Row row, List<String> endings) {
        String name = name(row, row.emotion());
        // Tables write emotions with capitals where folders have none.
        for (String each : List.of(name, name(row, row.emotion().toLowerCase(Locale.ROOT)))) {
            Path place = place(each);
            if (Files.exists(place)) {
                return place;
            }
            Optional<Path> video = endings.stream()
                    // Cameras write .MP4.
                    .flatMap(ending -> Stream.of(ending, ending.toUpperCase(Locale.ROOT)))
                    .map(ending -> place.resolveSibling(place.getFileName() + ending))
                    .filter(Files::isRegularFile)
                    .findFirst();
            if (video.isPresent()) {
                return video.get();
            }
        }
        throw new ComponentException("there is no '%s' in %s, neither a folder of frames nor a video%s"
                .formatted(
                        name,
                        root,
                        endings.isEmpty()
                                ? " (videos need the module vision)"
                                : " (" + String.join(", ", endings) + ")"));
    }

    private String name(AnnotatedClips.Row row, String emotion) {
        return pattern.replace("{subject}", row.subject())
                .replace("{sample}", row.sample())
                .replace("{emotion}", emotion);
    }

    private Path place(String name) {
        RootFolder folder = new RootFolder(root);
        Path place = folder.resolve(name);
        if (place.equals(folder.path())) {
            throw new ComponentException("'%s' is the root %s itself".formatted(name, root));
        }
        return place;
    }
}
