package org.aullm.vision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.spi.VideoWriterProvider;
import org.aullm.api.vision.VideoWriter;

/** Videos to look at, by FFmpeg. */
public final class VideoFileProvider implements VideoWriterProvider {

    static final String ID = "ffmpeg-writer";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "VP8 in WebM, which browsers play, or JPEG pictures in MOV, which are sharper; by FFmpeg.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public List<String> endings() {
        return List.of(".webm", ".mov");
    }

    @Override
    public Optional<String> trouble() {
        return Natives.ffmpegTrouble();
    }

    @Override
    public VideoWriter create(Path file, int width, int height) {
        Natives.requireFfmpeg("writer '%s'".formatted(ID));
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = endings().stream()
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow(() -> new ComponentException(
                        "%s: videos are written with the endings %s".formatted(file, String.join(", ", endings()))));
        if (Files.isDirectory(file)) {
            throw new ComponentException("%s is a folder; a video cannot be written there".formatted(file));
        }
        return VideoFile.begin(file, ending.equals(".webm") ? VideoForm.VP8 : VideoForm.JPEG, width, height);
    }
}
