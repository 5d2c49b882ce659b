package org.aullm.vision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aullm.api.ComponentException;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's codes of errors in words. */
final class Trouble {

    private static final int LONGEST = 256;
    // -EINVAL, the same on all systems: a container that is not among those that may be opened.
    private static final int NOT_ALLOWED = -22;

    private Trouble() {}

    /**
     * Refuses codes of errors.
     *
     * @param what what has happened: {@code clip.mp4 is damaged}
     */
    static void check(int code, String what) {
        if (code < 0) {
            throw new ComponentException("%s: %s".formatted(what, text(code)));
        }
    }

    static String text(int code) {
        byte[] text = new byte[LONGEST];
        avutil.av_strerror(code, text, LONGEST);
        String all = new String(text, StandardCharsets.UTF_8);
        return all.substring(0, Math.max(0, all.indexOf(0)));
    }

    /** Why a file could not be opened. */
    static String opening(Path file, int code) {
        if (code == avutil.AVERROR_INVALIDDATA && isMp4(file)) {
            return ("%s begins like an MP4 or MOV video, but its index is missing or empty, as when a recording or a copy was cut"
                            + " short; copy it again")
                    .formatted(file);
        }
        if (code == avutil.AVERROR_INVALIDDATA || code == NOT_ALLOWED) {
            return "%s is no video that can be read: what it begins with is of no known form".formatted(file);
        }
        return "%s cannot be read: %s".formatted(file, text(code));
    }

    // Bytes 4 to 7 are the type of the first box, "ftyp" in every MP4 (ISO/IEC 14496-12, 4.3).
    private static boolean isMp4(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(8);
            return head.length == 8 && new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
        } catch (IOException e) {
            return false;
        }
    }
}
