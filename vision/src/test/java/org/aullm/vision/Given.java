package org.aullm.vision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aullm.api.vision.Frame;
import org.aullm.api.vision.FrameStream;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.VideoWriter;
import org.junit.jupiter.api.Assumptions;

/** What tests of native libraries and of real faces need. */
final class Given {

    private static final Path FACES = Path.of("../../shared/data/faces");

    private Given() {}

    static void ffmpeg() {
        Natives.ffmpegTrouble().ifPresent(trouble -> Assumptions.abort("no FFmpeg here: " + trouble));
    }

    static void opencv() {
        Natives.opencvTrouble().ifPresent(trouble -> Assumptions.abort("no OpenCV here: " + trouble));
    }

    /** A file of real faces, which are not part of this project. */
    static Path faces(String name) {
        Path file = FACES.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no " + file.toAbsolutePath().normalize());
        return file;
    }

    /** A grey picture without edges that a coder would smear, brighter to the right and, less, downwards. */
    static Picture slope(int width, int height, int darkest) {
        byte[] levels = new byte[width * height];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (darkest + 120 * (i % width) / width + 40 * (i / width) / height);
        }
        return Picture.grey(width, height, levels);
    }

    /** A picture of one colour. */
    static Picture plain(int width, int height, int red, int green, int blue) {
        byte[] levels = new byte[3 * width * height];
        for (int i = 0; i < levels.length; i += 3) {
            levels[i] = (byte) red;
            levels[i + 1] = (byte) green;
            levels[i + 2] = (byte) blue;
        }
        return Picture.rgb(width, height, levels);
    }

    /** Writes a video of slopes, each brighter than the last by 5 levels. */
    static Path video(Path file, int width, int height, double... millis) {
        try (VideoWriter writer = new VideoFileProvider().create(file, width, height)) {
            for (int i = 0; i < millis.length; i++) {
                writer.add(slope(width, height, 5 * i), millis[i]);
            }
        }
        return file;
    }

    /** Times at a steady rate. */
    static double[] steady(int frames, double interval) {
        double[] millis = new double[frames];
        for (int i = 0; i < frames; i++) {
            millis[i] = i * interval;
        }
        return millis;
    }

    static List<Frame> all(FrameStream stream) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    /** The largest difference of any level. */
    static int difference(Picture one, Picture other) {
        int most = 0;
        for (int i = 0; i < one.pixels().length; i++) {
            most = Math.max(
                    most, Math.abs(Byte.toUnsignedInt(one.pixels()[i]) - Byte.toUnsignedInt(other.pixels()[i])));
        }
        return most;
    }
}
