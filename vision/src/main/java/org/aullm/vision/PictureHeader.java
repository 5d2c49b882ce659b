package org.aullm.vision;

import java.nio.file.Path;
import org.aullm.api.ComponentException;

/**
 * What a picture's file says of it before any memory is asked for.
 *
 * @param form JPEG, PNG or BMP
 * @param width of the picture
 * @param height of the picture
 * @param channels of colour that are stored; 0 where that is not looked at
 * @param whole whether the file ends as its form demands
 */
record PictureHeader(String form, long width, long height, int channels, boolean whole) {

    private static final int MOST_PIXELS = 8192;
    private static final int CMYK = 4;

    private static final int JPEG_MARKER = 0xFF;
    private static final int JPEG_START = 0xD8;
    private static final int JPEG_END = 0xD9;
    private static final int JPEG_SCAN = 0xDA;

    /** Reads it. */
    static PictureHeader of(Path file, byte[] bytes) {
        if (bytes.length > 4 && at(bytes, 0) == JPEG_MARKER && at(bytes, 1) == JPEG_START) {
            return jpeg(file, bytes);
        }
        if (bytes.length > 33 && at(bytes, 0) == 0x89 && at(bytes, 1) == 'P' && at(bytes, 2) == 'N') {
            return new PictureHeader("PNG", big(bytes, 16), big(bytes, 20), 0, endsWithIend(bytes));
        }
        if (bytes.length > 26 && at(bytes, 0) == 'B' && at(bytes, 1) == 'M') {
            long rows = Math.abs((int) little(bytes, 22));
            return new PictureHeader("BMP", little(bytes, 18), rows, 0, bytes.length >= little(bytes, 2));
        }
        throw new ComponentException("%s is no picture that can be read: %s; JPEG, PNG and BMP can"
                .formatted(file, bytes.length == 0 ? "it is empty" : "its first bytes are of no known form"));
    }

    // ITU-T T.81, B.2.2: SOF0 to SOF15, among which stand the tables DHT, JPG and DAC.
    private static PictureHeader jpeg(Path file, byte[] bytes) {
        int place = 2;
        while (place + 9 < bytes.length && at(bytes, place) == JPEG_MARKER && at(bytes, place + 1) != JPEG_SCAN) {
            int marker = at(bytes, place + 1);
            if (marker == JPEG_MARKER) { // fill byte
                place++;
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                int rows = (at(bytes, place + 5) << 8) + at(bytes, place + 6);
                int columns = (at(bytes, place + 7) << 8) + at(bytes, place + 8);
                return new PictureHeader("JPEG", columns, rows, at(bytes, place + 9), hasEnd(bytes, place));
            } else {
                place += 2 + (at(bytes, place + 2) << 8) + at(bytes, place + 3);
            }
        }
        throw new ComponentException("%s is damaged or cut short: it has no header of a frame".formatted(file));
    }

    private static boolean hasEnd(byte[] bytes, int from) {
        for (int i = bytes.length - 2; i > from; i--) {
            if (at(bytes, i) == JPEG_MARKER && at(bytes, i + 1) == JPEG_END) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithIend(byte[] bytes) {
        for (int i = bytes.length - 8; i > 33; i--) {
            if (at(bytes, i) == 'I' && at(bytes, i + 1) == 'E' && at(bytes, i + 2) == 'N' && at(bytes, i + 3) == 'D') {
                return true;
            }
        }
        return false;
    }

    private static int at(byte[] bytes, int place) {
        return Byte.toUnsignedInt(bytes[place]);
    }

    private static long big(byte[] bytes, int place) {
        return ((long) at(bytes, place) << 24)
                + (at(bytes, place + 1) << 16)
                + (at(bytes, place + 2) << 8)
                + at(bytes, place + 3);
    }

    private static long little(byte[] bytes, int place) {
        return ((long) at(bytes, place + 3) << 24)
                + (at(bytes, place + 2) << 16)
                + (at(bytes, place + 1) << 8)
                + at(bytes, place);
    }

    /**
     * Refuses what cannot be a frame.
     *
     * @throws ComponentException if it is too large, not whole, or of colours that are for printers
     */
    void check(Path file) {
        if (width > MOST_PIXELS || height > MOST_PIXELS) {
            throw new ComponentException("%s is %d x %d pixels; a frame has at most %d x %d, so make it smaller first"
                    .formatted(file, width, height, MOST_PIXELS, MOST_PIXELS));
        }
        if (channels == CMYK) {
            throw new ComponentException(
                    "%s is a JPEG in CMYK, as printers use it; frames are grey or RGB, so convert it".formatted(file));
        }
        // OpenCV fills what is missing with grey and says so on standard error only.
        if (!whole) {
            throw new ComponentException("%s is damaged or cut short: its end is missing".formatted(file));
        }
    }
}
