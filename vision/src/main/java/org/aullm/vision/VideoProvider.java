package org.aullm.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.spi.FrameSourceProvider;
import org.aullm.api.vision.FrameStream;

/** Frames out of videos, by FFmpeg. */
public final class VideoProvider implements FrameSourceProvider {

    static final String ID = "ffmpeg";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Videos, decoded by FFmpeg one frame after the other, each with the time at which it is to be shown.";
    }

    @Override
    public String source() {
        return "FFmpeg 8.0.1, built under the LGPL version 3";
    }

    @Override
    public String details() {
        return """
                Levels are 8 bits and full range; grey is (77 R + 150 G + 29 B) / 256, whatever matrix the video was made with. What
                the file says of turning, mirroring and of pixels that are not square is done; deinterlacing and tone mapping are
                not, and a remark says so. Frames that come out damaged are left out and keep their numbers. Only the file itself is
                opened: no playlists, no network.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public List<String> endings() {
        return List.of(
                ".mp4", ".m4v", ".mov", ".3gp", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".ts", ".mts", ".m2ts",
                ".wmv", ".asf", ".flv", ".ogv", ".mxf", ".dv");
    }

    @Override
    public Optional<String> trouble() {
        return Natives.ffmpegTrouble();
    }

    @Override
    public FrameStream open(Path input, boolean colour) {
        Natives.requireFfmpeg("video '%s'".formatted(ID));
        check(input);
        return new VideoStream(input, Decoder.open(input), colour);
    }

    private static void check(Path input) {
        if (!Files.exists(input)) {
            throw new ComponentException("%s does not exist".formatted(input));
        }
        if (Files.isDirectory(input)) {
            throw new ComponentException("%s is a folder, not a video".formatted(input));
        }
        if (!Files.isReadable(input)) {
            throw new ComponentException("%s cannot be read: permission denied".formatted(input));
        }
        try {
            if (Files.isRegularFile(input) && Files.size(input) == 0) {
                throw new ComponentException("%s is empty, not a video".formatted(input));
            }
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(input, e.getMessage()), e);
        }
    }
}
