package org.aullm.datasets.frames;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Picture;

/** Reads one picture by ImageIO. Sizes are checked in the header, before any memory is asked for. */
public final class PictureFile {

    /** The most rows or columns that a frame may have. */
    public static final int MOST_PIXELS = 8192;

    private static final long MOST_BYTES = 256L << 20;

    private PictureFile() {}

    /**
     * Reads a picture.
     *
     * @param colour whether it is to be RGB; otherwise it is grey
     * @param remarks takes what was changed on the way, such as 16 bits to 8
     * @throws ComponentException if it cannot be read whole, naming it and what is wrong
     */
    public static Picture read(Path file, boolean colour, Consumer<String> remarks) {
        byte[] bytes = bytes(file);
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new ComponentException("%s is no picture that can be read: %s; JPEG, PNG and BMP can"
                        .formatted(file, bytes.length == 0 ? "it is empty" : "its first bytes are of no known form"));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                checkSize(file, reader.getWidth(0), reader.getHeight(0));
                checkChannels(file, bytes);
                BufferedImage image = reader.read(0);
                // The JPEG reader fills what is missing with grey and only warns.
                if (!warnings.isEmpty()) {
                    throw new ComponentException(
                            "%s is damaged or cut short: %s".formatted(file, String.join("; ", warnings)));
                }
                return Pixels.of(image, colour, remarks);
            } finally {
                reader.dispose();
            }
        } catch (ComponentException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the readers throw all sorts on broken data
            throw new ComponentException("%s is damaged or cut short: %s".formatted(file, Reason.of(e)), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ComponentException("%s is a folder, not a picture".formatted(file));
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new ComponentException("%s has %d MiB; a frame has at most %d MiB"
                        .formatted(file, Files.size(file) >> 20, MOST_BYTES >> 20));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
        }
    }

    /** Refuses a frame that is too large. */
    public static void checkSize(Path file, int width, int height) {
        if (width > MOST_PIXELS || height > MOST_PIXELS) {
            throw new ComponentException("%s is %d x %d pixels; a frame has at most %d x %d, so make it smaller first"
                    .formatted(file, width, height, MOST_PIXELS, MOST_PIXELS));
        }
    }

    private static void checkChannels(Path file, byte[] bytes) {
        int channels = JpegHeader.channels(bytes);
        if (channels == 4) {
            throw new ComponentException(
                    "%s is a JPEG in CMYK, as printers use it; frames are grey or RGB, so convert it".formatted(file));
        }
    }
}
