package org.aullm.datasets.faces;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.datasets.Workbook;

/**
 * Writes made-up clips as the owners of CASME II deliver theirs: {@code frames/subNN/EPxx_yy/imgN.png} and an annotation
 * table, beside it what only a maker can know. A clip's folder appears whole or not at all, and the table only when all clips
 * are there, so that an interrupted call goes on when it is repeated.
 */
final class FacesFolder {

    /** The folder of frames. */
    static final String FRAMES = "frames";

    private static final String SETTINGS = "settings.txt";
    private static final String PART = ".part-";
    private static final float QUALITY = 0.95f;
    private static final int SAID_EACH = 50;

    private final SyntheticFaces faces;
    private final Path folder;
    private final String ending;

    FacesFolder(SyntheticFaces faces, Path folder, String ending) {
        this.faces = faces;
        this.folder = folder;
        this.ending = ending;
    }

    /** Writes what is missing. */
    List<String> write(String settings, Consumer<String> progress) {
        try {
            Files.createDirectories(folder.resolve(FRAMES));
            claim(settings);
            removeParts();
            List<FacesTable.Row> rows = new ArrayList<>();
            int written = 0;
            for (Clip clip : faces.clips()) {
                FacesTable.Row row = FacesTable.row(faces, clip);
                rows.add(row);
                if (clip(clip, row) && ++written % SAID_EACH == 0) {
                    progress.accept("%d of %d clips"
                            .formatted(rows.size(), faces.clips().size()));
                }
            }
            table(rows);
            return List.of(
                    "%d clips of %d subjects in %s, %d of them new"
                            .formatted(rows.size(), faces.recipe().subjects(), folder.resolve(FRAMES), written),
                    "table: " + folder.resolve(FacesTable.TABLE),
                    "truth: " + folder.resolve(FacesTable.TRUTH));
        } catch (IOException e) {
            throw new ComponentException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Other clips must not come between those that are there. */
    private void claim(String settings) throws IOException {
        Path file = folder.resolve(SETTINGS);
        if (Files.exists(file)) {
            if (!Files.readString(file).equals(settings)) {
                throw new ComponentException(
                        "%s holds clips that were made with other options (%s); name another folder"
                                .formatted(folder, file));
            }
        } else {
            if (hasEntries(folder.resolve(FRAMES))) {
                throw new ComponentException(
                        "%s holds frames of something else; name another folder".formatted(folder));
            }
            whole(file, out -> out.write(settings.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Whether the clip had to be written. */
    private boolean clip(Clip clip, FacesTable.Row row) throws IOException {
        Path place = folder.resolve(FRAMES).resolve("sub" + row.subject()).resolve(row.sample());
        if (Files.isDirectory(place)) {
            return false;
        }
        Path subject = Files.createDirectories(folder.resolve(FRAMES).resolve("sub" + row.subject()));
        Path part = Files.createTempDirectory(folder, PART);
        byte[] frames = faces.render(clip);
        int size = faces.recipe().size();
        int bytes = size * size * faces.recipe().channels();
        int type = faces.recipe().colour() ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY;
        for (int frame = 0; frame < faces.recipe().frames(); frame++) {
            BufferedImage picture = new BufferedImage(size, size, type);
            byte[] pixels = java.util.Arrays.copyOfRange(frames, frame * bytes, (frame + 1) * bytes);
            picture.getRaster().setDataElements(0, 0, size, size, pixels);
            Files.write(part.resolve("img%d.%s".formatted(row.first() + frame, ending)), encoded(picture));
        }
        Files.move(part, subject.resolve(row.sample()), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private byte[] encoded(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(ending).next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (ending.equals("jpg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private void table(List<FacesTable.Row> rows) throws IOException {
        whole(folder.resolve("LICENCE.txt"), out -> out.write(FacesTable.LICENCE.getBytes(StandardCharsets.UTF_8)));
        whole(
                folder.resolve(FacesTable.TRUTH),
                out -> out.write(FacesTable.truth(rows).getBytes(StandardCharsets.UTF_8)));
        whole(folder.resolve(FacesTable.TABLE), out -> Workbook.write(out, "Sheet1", FacesTable.cells(rows)));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void whole(Path file, Writing writing) throws IOException {
        Path part = Files.createTempFile(folder, PART, "");
        try (OutputStream out = Files.newOutputStream(part)) {
            writing.to(out);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Clips that were begun by a call that was stopped. */
    private void removeParts() throws IOException {
        List<Path> parts;
        try (Stream<Path> entries = Files.list(folder)) {
            parts = entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(PART))
                    .toList();
        }
        for (Path part : parts) {
            try (Stream<Path> within = Files.walk(part)) {
                for (Path each :
                        within.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static boolean hasEntries(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.findAny().isPresent();
        }
    }
}
