package org.aullm.datasets.flowimage;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.aullm.api.ComponentException;

/** A decoded flow picture: u, v and strain in 0..1, (3, height, width) in C order. */
final class FlowPicture {

    static final int CHANNELS = 3;

    private final int height;
    private final int width;
    private final float[] values;
    // The medians of u and v: their levels of no motion where most of the face is at rest.
    private final float uLevel;
    private final float vLevel;

    private FlowPicture(int height, int width, float[] values, float uLevel, float vLevel) {
        this.height = height;
        this.width = width;
        this.values = values;
        this.uLevel = uLevel;
        this.vLevel = vLevel;
    }

    /**
     * Decodes one.
     *
     * @throws ComponentException if it cannot be read or is not 8-bit RGB, naming the file
     */
    static FlowPicture read(Path file) {
        BufferedImage image = decode(file);
        Raster raster = image.getRaster();
        int[] bits = raster.getSampleModel().getSampleSize();
        boolean rgb = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB;
        if (!rgb || !Arrays.equals(bits, new int[] {8, 8, 8})) {
            throw new ComponentException(
                    "%s has channels of %s bits; a flow picture is RGB with 8 bits each for u, v and strain, without transparency or palette"
                            .formatted(file, Arrays.toString(bits)));
        }
        int height = raster.getHeight();
        int width = raster.getWidth();
        float[] values = new float[CHANNELS * height * width];
        float[] levels = new float[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            int[] samples = raster.getSamples(0, 0, width, height, channel, new int[height * width]);
            for (int i = 0; i < samples.length; i++) {
                values[channel * samples.length + i] = samples[i] / 255f;
            }
            levels[channel] = median(samples) / 255f;
        }
        return new FlowPicture(height, width, values, levels[0], levels[1]);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** The values as they are in the file. Shared: not to be changed. */
    float[] values() {
        return values;
    }

    /** The picture with u and v counted from their levels of no motion. */
    float[] fromLevels() {
        float[] moved = values.clone();
        int size = height * width;
        for (int i = 0; i < size; i++) {
            moved[i] -= uLevel;
            moved[size + i] -= vLevel;
        }
        return moved;
    }

    /** The picture of the same face at rest: u and v at their levels, no strain. */
    float[] still() {
        float[] still = new float[values.length];
        int size = height * width;
        Arrays.fill(still, 0, size, uLevel);
        Arrays.fill(still, size, 2 * size, vLevel);
        return still;
    }

    private static BufferedImage decode(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
            if (image == null) {
                throw new ComponentException("%s is not a picture; a flow picture is a PNG file".formatted(file));
            }
            return image;
        } catch (ComponentException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the PNG reader throws all sorts on broken data
            throw new ComponentException("%s cannot be decoded: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static float median(int[] samples) {
        int[] sorted = samples.clone();
        Arrays.sort(sorted);
        int upper = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2f;
    }
}
