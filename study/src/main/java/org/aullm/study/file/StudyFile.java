package org.aullm.study.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.study.Place;
import org.aullm.study.PlanException;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlReader;

/**
 * A study as it was written, included files and overrides in their places; not yet checked.
 *
 * @param file the file's name as the user gave it
 * @param root what it holds
 * @param problems what was wrong with the writing
 */
public record StudyFile(String file, YamlMap root, Problems problems) {

    /**
     * Reads a file. A relative path in the file is relative to the file's folder, one in an override to the working
     * directory.
     *
     * @param overrides in the form {@code a.b.c=value}, the value in YAML
     * @throws PlanException if there is no such file or it is not YAML
     */
    public static StudyFile read(Path file, List<String> overrides, Path workingDirectory) {
        Problems problems = new Problems(file.toString());
        Path absolute = workingDirectory.resolve(file).toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path folder = parent == null ? absolute : parent;
        Place origin = new Place(file.toString(), 1, folder);
        Optional<String> text = Includes.text(absolute, new Place(file.toString(), 0, folder), "", problems);
        if (text.isEmpty()) {
            throw problems.exception();
        }
        YamlMap written = YamlReader.document(text.get(), origin, problems);
        YamlMap root = new Includes(problems).resolve(written, absolute);
        return new StudyFile(
                file.toString(), new Overrides(workingDirectory, problems).apply(root, overrides), problems);
    }
}
