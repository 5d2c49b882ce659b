package org.aullm.vision;

import java.util.Optional;
import org.aullm.api.ComponentException;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_objdetect;
import org.bytedeco.opencv.global.opencv_optflow;
import org.bytedeco.opencv.global.opencv_video;

/** The one place that loads the native libraries, each when it is first asked for. */
final class Natives {

    /** Versions as in the parent POM. */
    static final String JAVACPP = "1.5.13";

    static final String FFMPEG = "8.0.1-" + JAVACPP;
    static final String OPENCV = "4.13.0-" + JAVACPP;
    static final String OPENBLAS = "0.3.31-" + JAVACPP;

    private Natives() {}

    /** Why FFmpeg does not work here; empty if it does. */
    static Optional<String> ffmpegTrouble() {
        return Ffmpeg.TROUBLE;
    }

    /** Why OpenCV does not work here; empty if it does. */
    static Optional<String> opencvTrouble() {
        return Opencv.TROUBLE;
    }

    /**
     * Loads FFmpeg.
     *
     * @param asker who needs it: {@code video 'ffmpeg'}
     * @throws ComponentException if it cannot be loaded here
     */
    static void requireFfmpeg(String asker) {
        refuse(asker, Ffmpeg.TROUBLE);
    }

    /**
     * Loads OpenCV.
     *
     * @param asker who needs it: {@code detector 'cascade'}
     * @throws ComponentException if it cannot be loaded here
     */
    static void requireOpencv(String asker) {
        refuse(asker, Opencv.TROUBLE);
    }

    private static void refuse(String asker, Optional<String> trouble) {
        if (trouble.isPresent()) {
            throw new ComponentException("%s does not work here: %s".formatted(asker, trouble.get()));
        }
    }

    /** Runs once, when it is first asked for. */
    private static final class Ffmpeg {
        static final Optional<String> TROUBLE =
                trouble("FFmpeg", Ffmpeg::load, "javacpp-%s".formatted(JAVACPP), "ffmpeg-%s".formatted(FFMPEG));

        private static void load() {
            Loader.load(avutil.class);
            Loader.load(avcodec.class);
            Loader.load(avformat.class);
            Loader.load(swscale.class);
            // What it says on standard error comes back as codes, and those become messages.
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        }
    }

    /** Runs once, when it is first asked for. */
    private static final class Opencv {
        static final Optional<String> TROUBLE = trouble(
                "OpenCV",
                Opencv::load,
                "javacpp-%s".formatted(JAVACPP),
                "openblas-%s".formatted(OPENBLAS),
                "opencv-%s".formatted(OPENCV));

        private static void load() {
            Loader.load(opencv_core.class);
            Loader.load(opencv_imgproc.class);
            Loader.load(opencv_imgcodecs.class);
            Loader.load(opencv_video.class);
            Loader.load(opencv_objdetect.class);
            Loader.load(opencv_optflow.class);
            // Clips are what is done side by side, and results do not depend on how many cores there are.
            opencv_core.setNumThreads(1);
            opencv_core.setUseOptimized(true);
        }
    }

    static Optional<String> trouble(String library, Runnable load, String... jars) {
        String platform = Loader.getPlatform();
        try {
            load.run();
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(
                    ("%s's native library for %s is missing or does not load (%s); put %s of Maven Central into the folder"
                                    + " lib/classpath of aullm")
                            .formatted(library, platform, reason(e), files(platform, jars)));
        }
    }

    // Of a chain of errors the first one says what was missing.
    private static String reason(Throwable error) {
        Throwable first = error;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static String files(String platform, String... jars) {
        String suffix = "-" + platform + ".jar";
        return String.join(suffix + ", ", jars) + suffix;
    }
}
