package org.aullm.datasets.clip;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aullm.api.option.Options;

/** A small data set in CASME II's form, on disk: a texture that moves down by up to 2 pixels and back in each clip. */
final class ClipFolder {

    static final int SIZE = 32;
    static final int FRAMES = 9;
    static final int FIRST = 46;

    private final Path root;
    private final StringBuilder table =
            new StringBuilder("Subject,Filename,OnsetFrame,ApexFrame,OffsetFrame,Action Units,Estimated Emotion\n");

    ClipFolder(Path root) {
        this.root = root;
    }

    static ClipFolder withClips(Path root) throws IOException {
        ClipFolder folder = new ClipFolder(root);
        folder.clip("1", "EP02_01f", 50, "4+7");
        folder.clip("1", "EP02_02", 52, "12");
        folder.clip("2", "EP01_01", 48, "4");
        return folder.table();
    }

    /** Frames 46 to 54 of a clip, and its row. */
    ClipFolder clip(String subject, String sample, int apex, String units) throws IOException {
        Path frames = Files.createDirectories(root.resolve("sub0%s/%s".formatted(subject, sample)));
        for (int i = 0; i < FRAMES; i++) {
            double moved = 2 * Math.max(0, 1 - Math.abs(FIRST + i - apex) / 4.0);
            ImageIO.write(
                    picture(moved, subject.length() + sample.length()),
                    "png",
                    frames.resolve("reg_img%d.png".formatted(FIRST + i)).toFile());
        }
        return row(subject, sample, FIRST, apex, FIRST + FRAMES - 1, units);
    }

    ClipFolder row(String subject, String sample, int onset, int apex, int offset, String units) {
        table.append("%s,%s,%d,%d,%d,%s,others%n".formatted(subject, sample, onset, apex, offset, units));
        return this;
    }

    ClipFolder table() throws IOException {
        Files.writeString(root.resolve("coding.csv"), table);
        return this;
    }

    private static BufferedImage picture(double moved, int phase) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double distance = Math.hypot(column - 16, row - 16) / 6;
                double y = row - moved * Math.exp(-distance * distance / 2);
                double level =
                        128 + 50 * Math.sin(0.5 * column + 0.6 * y + phase) + 40 * Math.cos(0.7 * y - 0.3 * column);
                image.getRaster().setSample(column, row, 0, (int) Math.round(level));
            }
        }
        return image;
    }

    ClipsOpening opening(Object... more) {
        return TableListing.opening(options(more));
    }

    Options options(Object... more) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "root", root.toString(), "table-form", "casme2-2014", "detector", "none", "crop", SIZE, "frames", 4));
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return Options.of(new ClipsProvider().options(), all);
    }

    /** Names of the files of a part of the cache. */
    List<String> cached(String part) throws IOException {
        try (var files = Files.list(root.resolve(".aullm-cache").resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
