package org.aullm.datasets.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;

/**
 * A folder of frames: the pictures in it, in order of the last number in their names, never of their text.
 *
 * @param folder the folder
 * @param files its frames in order
 * @param remarks what else is in it that looks like a frame and is none
 */
public record FrameFolder(Path folder, List<File> files, List<String> remarks) {

    /** The endings of pictures that the field's data sets have, and what a camera program may write. */
    public static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".bmp");

    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})\\D*$");

    /**
     * One frame.
     *
     * @param number the last number in its name; 1 for a single picture without one
     * @param path the file
     */
    public record File(int number, Path path) {}

    public FrameFolder {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /**
     * Lists a folder, or takes a picture for a folder of one.
     *
     * @throws ComponentException if there is no frame, or two with one number
     */
    public static FrameFolder list(Path place) {
        if (Files.isRegularFile(place)) {
            return new FrameFolder(place, List.of(new File(number(place, 1), place)), List.of());
        }
        if (!Files.isDirectory(place)) {
            throw new ComponentException(
                    "%s does not exist; a folder with pictures (%s) was expected".formatted(place, endings()));
        }
        List<File> files = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<Path> pictures = pictures(place);
        for (Path picture : pictures) {
            int number = number(picture, pictures.size() == 1 ? 1 : -1);
            if (Files.isDirectory(picture)) {
                throw new ComponentException(
                        "%s is a folder, although it is named like a picture; move it away".formatted(picture));
            }
            if (number < 0) {
                remarks.add("'%s' was left out: its name has no frame number".formatted(picture.getFileName()));
            } else {
                files.add(new File(number, picture));
            }
        }
        if (files.isEmpty()) {
            throw new ComponentException("%s holds no frame: no file in it ends in %s%s"
                    .formatted(place, endings(), pictures.isEmpty() ? "" : " and has a number in its name"));
        }
        files.sort(Comparator.comparingInt(File::number).thenComparing(File::path));
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).number() == files.get(i - 1).number()) {
                throw new ComponentException("%s has frame %d twice: %s and %s; remove one of them"
                        .formatted(
                                place,
                                files.get(i).number(),
                                files.get(i - 1).path().getFileName(),
                                files.get(i).path().getFileName()));
            }
        }
        return new FrameFolder(place, files, remarks);
    }

    /**
     * The frames whose numbers lie between two.
     *
     * @param first the first number that counts
     * @param last the last one
     */
    public FrameFolder between(int first, int last) {
        return new FrameFolder(
                folder,
                files.stream()
                        .filter(file -> file.number() >= first && file.number() <= last)
                        .toList(),
                remarks);
    }

    /** Whether a name ends like a picture's. */
    public static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        // Copies from some systems bring a hidden companion ._name.jpg for each file.
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static List<Path> pictures(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(FrameFolder::isPicture).sorted().toList();
        } catch (IOException e) {
            throw new ComponentException("%s cannot be listed: %s".formatted(folder, Reason.of(e)), e);
        }
    }

    private static int number(Path file, int otherwise) {
        String name = String.valueOf(file.getFileName());
        Matcher match = LAST_NUMBER.matcher(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        return match.find() ? Integer.parseInt(match.group(1)) : otherwise;
    }

    private static String endings() {
        return String.join(", ", ENDINGS);
    }
}
