package org.aullm.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;

class NativesTest {

    @Test
    void what_is_missing_and_what_to_do() {
        Optional<String> trouble = Natives.trouble(
                "FFmpeg",
                () -> {
                    throw new UnsatisfiedLinkError("no jniavutil in java.library.path\nand more");
                },
                "javacpp-1.5.13",
                "ffmpeg-8.0.1-1.5.13");

        assertThat(trouble)
                .hasValue(
                        ("FFmpeg's native library for %s is missing or does not load (no jniavutil in java.library.path);"
                                        + " put javacpp-1.5.13-%1$s.jar, ffmpeg-8.0.1-1.5.13-%1$s.jar of Maven Central into the"
                                        + " folder lib/classpath of aullm")
                                .formatted(Loader.getPlatform()));
    }

    // The versions that the message names are those that this build has.
    @Test
    void named_versions_are_those_in_use() {
        assertThat(jar(Loader.class)).endsWith("/javacpp-" + Natives.JAVACPP + ".jar");
        assertThat(jar(avutil.class)).endsWith("/ffmpeg-" + Natives.FFMPEG + ".jar");
        assertThat(jar(opencv_core.class)).endsWith("/opencv-" + Natives.OPENCV + ".jar");
        assertThat(jar(org.bytedeco.openblas.global.openblas.class)).endsWith("/openblas-" + Natives.OPENBLAS + ".jar");
    }

    private static String jar(Class<?> any) {
        return any.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    // A build under the GPL would bind those who pass on the distribution.
    @Test
    void ffmpeg_is_the_build_under_the_lgpl() {
        Given.ffmpeg();

        assertThat(avutil.avutil_license().getString()).isEqualTo("LGPL version 3 or later");
    }

    @Test
    void opencv_computes_in_one_thread() {
        Given.opencv();

        assertThat(opencv_core.getNumThreads()).isEqualTo(1);
    }
}
