package org.aullm.app;

import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.aullm.api.spi.VideoWriterProvider;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.VideoWriter;
import org.junit.jupiter.api.Assumptions;

/** Writes small videos, where that is possible. */
final class Videos {

    private Videos() {}

    private static VideoWriterProvider provider() {
        VideoWriterProvider provider = ServiceLoader.load(VideoWriterProvider.class)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("no module writes videos here"));
        provider.trouble().ifPresent(trouble -> Assumptions.abort("no video can be written here: " + trouble));
        return provider;
    }

    /** Skips a test where no video can be written. */
    static void assume() {
        provider();
    }

    /**
     * Writes one.
     *
     * @param pictures by their places, from 0
     * @param millis when each is shown
     */
    static Path write(Path file, IntFunction<Picture> pictures, double... millis) {
        try (VideoWriter writer = provider()
                .create(file, pictures.apply(0).width(), pictures.apply(0).height())) {
            for (int i = 0; i < millis.length; i++) {
                writer.add(pictures.apply(i), millis[i]);
            }
        }
        return file;
    }

    /** Times at a steady rate. */
    static double[] steady(int frames, double interval) {
        return IntStream.range(0, frames).mapToDouble(i -> i * interval).toArray();
    }

    /** A grey picture without edges that a coder would smear, brighter to the right and, less, downwards. */
    static Picture slope(int width, int height, int darkest) {
        byte[] levels = new byte[width * height];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (darkest + 120 * (i % width) / width + 40 * (i / width) / height);
        }
        return Picture.grey(width, height, levels);
    }

    /** Waves that have moved to the right. */
    static Picture waves(int size, double right) {
        byte[] levels = new byte[size * size];
        for (int i = 0; i < levels.length; i++) {
            double x = i % size - right;
            int y = i / size;
            levels[i] = (byte) Math.round(128 + 50 * Math.sin(0.5 * x + 0.6 * y) + 40 * Math.cos(0.7 * y - 0.3 * x));
        }
        return Picture.grey(size, size, levels);
    }
}
