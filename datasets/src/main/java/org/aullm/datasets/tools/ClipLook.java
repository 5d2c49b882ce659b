package org.aullm.datasets.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.DataToolsProvider.Frame;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.frames.FrameFolder;
import org.aullm.datasets.frames.PictureFile;
import org.aullm.datasets.manifest.Manifest.Entry;

/**
 * A look at one clip's frames: are those there that its row names, and can the first, the apex and the last be read?
 *
 * @param frames how many there are
 * @param likeness what it is recognised by; empty if it cannot be read
 */
record ClipLook(int frames, Optional<Likeness> likeness) {

    static final String MISSING = "frames-missing";
    static final String APEX = "apex";
    static final String ORDER = "order";
    static final String UNREADABLE = "unreadable";
    static final String SHORT = "short";
    static final String OTHER = "other-files";

    // Six samples of CAS(ME)^3 have fewer, and encoders of motion need some.
    private static final int FEW = 6;
    private static final int NAMED = 5;

    /**
     * Looks.
     *
     * @param root of its manifest
     * @param problems takes each problem's kind and text
     */
    static ClipLook at(Path root, Entry entry, BiConsumer<String, String> problems) {
        if (entry.path().equals(root)) {
            return new ClipLook(0, Optional.empty()); // its numbers lie in a file that all clips share
        }
        times(entry, problems);
        if (!Files.exists(entry.path())) {
            problems.accept(MISSING, "%s is not there".formatted(entry.path()));
            return new ClipLook(0, Optional.empty());
        }
        if (!Files.isDirectory(entry.path())) {
            return new ClipLook(0, Optional.empty()); // a video or a file of features, which the data set itself opens
        }
        FrameFolder folder;
        try {
            folder = FrameFolder.list(entry.path());
        } catch (ComponentException e) {
            problems.accept(MISSING, String.valueOf(e.getMessage()));
            return new ClipLook(0, Optional.empty());
        }
        folder.remarks().forEach(remark -> problems.accept(OTHER, remark));
        numbers(entry, folder, problems);
        return new ClipLook(folder.files().size(), likeness(entry, folder, problems));
    }

    private static void times(Entry entry, BiConsumer<String, String> problems) {
        if (entry.onset().isPresent() && entry.offset().isPresent()) {
            int onset = entry.onset().getAsInt();
            int offset = entry.offset().getAsInt();
            if (onset >= offset) {
                problems.accept(ORDER, "begins at frame %d and ends at %d".formatted(onset, offset));
            } else if (entry.apex().isPresent()
                    && (entry.apex().getAsInt() < onset || entry.apex().getAsInt() > offset)) {
                problems.accept(
                        APEX,
                        "the apex %d lies outside %d to %d"
                                .formatted(entry.apex().getAsInt(), onset, offset));
            }
        }
        if (entry.apex().isEmpty()) {
            problems.accept(APEX, "no apex is given; the middle frame is taken");
        }
    }

    private static void numbers(Entry entry, FrameFolder folder, BiConsumer<String, String> problems) {
        int first = folder.files().get(0).number();
        int last = folder.files().get(folder.files().size() - 1).number();
        int onset = entry.onset().orElse(first);
        int offset = entry.offset().orElse(last);
        TreeSet<Integer> missing = new TreeSet<>();
        for (int number = onset; number <= Math.min(offset, onset + 10_000); number++) {
            missing.add(number);
        }
        int wanted = missing.size();
        folder.files().forEach(file -> missing.remove(file.number()));
        if (!missing.isEmpty()) {
            List<String> named =
                    missing.stream().limit(NAMED).map(String::valueOf).toList();
            problems.accept(
                    MISSING,
                    "frames %d to %d are named, the folder has %d to %d; missing: %s%s"
                            .formatted(
                                    onset,
                                    offset,
                                    first,
                                    last,
                                    String.join(", ", named),
                                    missing.size() > NAMED ? " and %d more".formatted(missing.size() - NAMED) : ""));
        }
        if (wanted - missing.size() < FEW) {
            problems.accept(SHORT, "%d frames".formatted(Math.max(0, wanted - missing.size())));
        }
    }

    private static Optional<Likeness> likeness(Entry entry, FrameFolder folder, BiConsumer<String, String> problems) {
        List<FrameFolder.File> files = folder.files();
        int first = files.indexOf(nearest(files, entry.onset(), 0));
        int last = files.indexOf(nearest(files, entry.offset(), files.size() - 1));
        List<Picture> moments = new ArrayList<>();
        try {
            for (int i = 0; i < Likeness.MOMENTS; i++) {
                int place = Math.round((float) (last - first) * i / (Likeness.MOMENTS - 1));
                moments.add(read(files.get(first + place)));
            }
            read(nearest(files, entry.apex(), first));
        } catch (ComponentException e) {
            problems.accept(UNREADABLE, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        return Optional.of(Likeness.of(moments));
    }

    private static Picture read(FrameFolder.File file) {
        return PictureFile.read(file.path(), false, remark -> {});
    }

    /** The first frame, the apex and the last, as far as they can be read. */
    static List<Frame> pictures(Entry entry) {
        List<Frame> frames = new ArrayList<>();
        try {
            for (Shown shown : shown(entry, FrameFolder.list(entry.path()))) {
                frames.add(Look.frame(shown.title(), read(shown.file())));
            }
        } catch (ComponentException e) {
            return frames; // said elsewhere
        }
        return frames;
    }

    private record Shown(String title, FrameFolder.File file) {}

    private static List<Shown> shown(Entry entry, FrameFolder folder) {
        List<FrameFolder.File> files = folder.files();
        FrameFolder.File first = nearest(files, entry.onset(), 0);
        FrameFolder.File last = nearest(files, entry.offset(), files.size() - 1);
        FrameFolder.File apex = nearest(files, entry.apex(), (files.indexOf(first) + files.indexOf(last)) / 2);
        return List.of(
                new Shown("frame %d, onset".formatted(first.number()), first),
                new Shown("frame %d, apex".formatted(apex.number()), apex),
                new Shown("frame %d, offset".formatted(last.number()), last));
    }

    private static FrameFolder.File nearest(List<FrameFolder.File> files, OptionalInt number, int otherwise) {
        if (number.isEmpty()) {
            return files.get(otherwise);
        }
        FrameFolder.File nearest = files.get(0);
        for (FrameFolder.File file : files) {
            if (Math.abs(file.number() - number.getAsInt()) < Math.abs(nearest.number() - number.getAsInt())) {
                nearest = file;
            }
        }
        return nearest;
    }
}
