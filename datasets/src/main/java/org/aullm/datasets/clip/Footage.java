package org.aullm.datasets.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.FrameStream;
import org.aullm.datasets.Fingerprint;
import org.aullm.datasets.cache.Memo;
import org.aullm.datasets.frames.FrameFolder;
import org.aullm.datasets.frames.Reason;

/** The frames of one clip, not yet decoded. */
sealed interface Footage {

    /** What lies on the disk by names, sizes and times: cheap, and different whenever the content may be. */
    String stamp();

    /** SHA-256 over all that the stamp stands for, and over no path. */
    String digest();

    /** SHA-256 over the frames' content and numbers, given the digest. */
    String content(String digest);

    /** The content's digest; files are read for it only if their stamp is new. */
    default String content(Memo memo) {
        String stamp = stamp();
        return content(memo.find(stamp).filter(Fingerprint::isHex).orElseGet(() -> {
            String digest = digest();
            memo.add(stamp, digest);
            return digest;
        }));
    }

    /**
     * The frames from onset to offset.
     *
     * @param colour whether they are RGB; otherwise they are grey
     */
    FrameStream open(FrontEnd frontEnd, boolean colour);

    /**
     * The frames of a table's row. Numbers that the table lacks are the first and the last there are.
     *
     * @throws ComponentException if there are none, or onset and offset are not in order
     */
    static Footage of(Path place, OptionalInt onset, OptionalInt offset) {
        requireOrder(onset, offset);
        return Files.isDirectory(place) || FrameFolder.isPicture(place)
                ? Pictures.of(place, onset, offset)
                : new Video(place, onset.orElse(1), offset);
    }

    /** Refuses a clip that ends before it begins. */
    static void requireOrder(OptionalInt onset, OptionalInt offset) {
        if (onset.isPresent() && offset.isPresent() && onset.getAsInt() >= offset.getAsInt()) {
            throw new ComponentException(
                    "it begins at frame %d and ends at %d".formatted(onset.getAsInt(), offset.getAsInt()));
        }
    }

    private static void stamp(Fingerprint stamp, Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            stamp.add(file.toString())
                    .add(found.size() + " " + found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
        }
    }

    /** Some pictures of a folder. */
    record Pictures(FrameFolder folder) implements Footage {

        static Pictures of(Path place, OptionalInt onset, OptionalInt offset) {
            FrameFolder all = FrameFolder.list(place);
            int first = all.files().get(0).number();
            int last = all.files().get(all.files().size() - 1).number();
            int from = onset.orElse(first);
            int to = offset.orElse(last);
            FrameFolder wanted = all.between(from, to);
            if (wanted.files().size() < 2) {
                throw new ComponentException(
                        "%s holds frames %d to %d, of which %d lie%s in %d to %d as the table says; a clip has at least 2"
                                .formatted(
                                        place,
                                        first,
                                        last,
                                        wanted.files().size(),
                                        wanted.files().size() == 1 ? "s" : "",
                                        from,
                                        to));
            }
            return new Pictures(wanted);
        }

        @Override
        public String stamp() {
            Fingerprint stamp = new Fingerprint("pictures");
            folder.files().forEach(file -> Footage.stamp(stamp, file.path()));
            return stamp.hex();
        }

        @Override
        public String digest() {
            Fingerprint content = new Fingerprint("pictures");
            folder.files().forEach(file -> content.add(file.number() + " " + Fingerprint.ofFile(file.path())));
            return content.hex();
        }

        @Override
        public String content(String digest) {
            return digest;
        }

        @Override
        public FrameStream open(FrontEnd frontEnd, boolean colour) {
            return frontEnd.frames(folder, colour);
        }
    }

    /** A part of a video, whose first frame is 1. */
    record Video(Path file, int onset, OptionalInt offset) implements Footage {

        // Many clips may lie in one video, which is read once for all of them.
        @Override
        public String stamp() {
            Fingerprint stamp = new Fingerprint("video");
            Footage.stamp(stamp, file);
            return stamp.hex();
        }

        @Override
        public String digest() {
            return Fingerprint.ofFile(file);
        }

        @Override
        public String content(String digest) {
            String range = onset + " " + (offset.isPresent() ? Integer.toString(offset.getAsInt()) : "");
            return new Fingerprint("video " + range).add(digest).hex();
        }

        @Override
        public FrameStream open(FrontEnd frontEnd, boolean colour) {
            return new Excerpt(file, frontEnd.frames(file, colour), onset, offset);
        }
    }
}
