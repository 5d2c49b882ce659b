package org.aullm.datasets.frames;

/** What ImageIO does not say of a JPEG file before it fails. */
final class JpegHeader {

    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int SCAN = 0xDA;

    private JpegHeader() {}

    /** The colour channels that its frame header (ITU-T T.81, B.2.2) announces; 0 if this is no JPEG file or has none. */
    static int channels(byte[] bytes) {
        if (bytes.length < 4 || at(bytes, 0) != MARKER || at(bytes, 1) != START) {
            return 0;
        }
        int place = 2;
        while (place + 9 < bytes.length && at(bytes, place) == MARKER) {
            int marker = at(bytes, place + 1);
            if (marker == SCAN) {
                return 0;
            }
            if (marker == MARKER) { // fill byte
                place++;
                continue;
            }
            if (isFrameHeader(marker)) {
                return at(bytes, place + 9);
            }
            place += 2 + (at(bytes, place + 2) << 8) + at(bytes, place + 3);
        }
        return 0;
    }

    // SOF0 to SOF15, among which stand the tables DHT, JPG and DAC.
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int at(byte[] bytes, int place) {
        return Byte.toUnsignedInt(bytes[place]);
    }
}
