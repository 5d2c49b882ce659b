package org.aullm.study.file;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aullm.study.Place;
import org.aullm.study.PlanException;
import org.aullm.study.Problems;
import org.aullm.study.yaml.YamlMap;
import org.aullm.study.yaml.YamlReader;

/**
 * A study as it was written, overrides included; not yet checked.
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
        YamlMap root = YamlReader.document(text(absolute, origin, problems), origin, problems);
        return new StudyFile(
                file.toString(), new Overrides(workingDirectory, problems).apply(root, overrides), problems);
    }

    private static String text(Path file, Place origin, Problems problems) {
        Place whole = new Place(origin.source(), 0, origin.folder());
        if (Files.isDirectory(file)) {
            problems.add(whole, "", "is a folder; name a study file.");
            throw problems.exception();
        }
        if (!Files.exists(file)) {
            problems.add(whole, "", "no such file." + Missing.explain(file));
            throw problems.exception();
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            problems.add(whole, "", "is not text in UTF-8.");
        } catch (IOException e) {
            problems.add(whole, "", "cannot be read: %s.".formatted(e));
        }
        throw problems.exception();
    }
}
