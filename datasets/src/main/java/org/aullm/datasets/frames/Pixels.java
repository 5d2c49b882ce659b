package org.aullm.datasets.frames;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.function.Consumer;
import org.aullm.api.vision.Picture;

/** Takes the levels out of a decoded picture as they were stored, without Java's conversions between colour spaces. */
final class Pixels {

    private static final int RGB = 3;
    private static final int MOST_OF_16_BITS = 65535;

    private Pixels() {}

    static Picture of(BufferedImage image, boolean colour, Consumer<String> remarks) {
        Picture picture = picture(image, remarks);
        if (!colour) {
            return picture.grey();
        }
        return picture.channels() == RGB ? picture : tripled(picture);
    }

    private static Picture picture(BufferedImage image, Consumer<String> remarks) {
        if (image.getColorModel().hasAlpha()) {
            remarks.accept("transparency was ignored");
        }
        int space = image.getColorModel().getColorSpace().getType();
        boolean plain = !(image.getColorModel() instanceof java.awt.image.IndexColorModel)
                && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB);
        int type = image.getRaster().getDataBuffer().getDataType();
        int bits = image.getColorModel().getComponentSize(0);
        int channels = space == ColorSpace.TYPE_GRAY ? 1 : RGB;
        if (plain && type == DataBuffer.TYPE_BYTE && bits == 8) {
            return make(image, channels, bytes(image.getRaster(), channels));
        }
        if (plain && type == DataBuffer.TYPE_USHORT && bits == 16) {
            remarks.accept("16 bits for each level became 8: 65535 is 255");
            return make(image, channels, deep(image.getRaster(), channels));
        }
        return make(image, RGB, converted(image));
    }

    private static Picture make(BufferedImage image, int channels, byte[] pixels) {
        return channels == 1
                ? Picture.grey(image.getWidth(), image.getHeight(), pixels)
                : Picture.rgb(image.getWidth(), image.getHeight(), pixels);
    }

    private static byte[] bytes(Raster raster, int channels) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] pixels = new byte[width * height * channels];
        if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && raster.getSampleModelTranslateX() == 0
                && raster.getSampleModelTranslateY() == 0) {
            byte[] stored = buffer.getData();
            int[] offsets = model.getBandOffsets();
            int step = model.getPixelStride();
            for (int row = 0; row < height; row++) {
                int from = buffer.getOffset() + row * model.getScanlineStride();
                int to = row * width * channels;
                for (int column = 0; column < width; column++, from += step, to += channels) {
                    for (int channel = 0; channel < channels; channel++) {
                        pixels[to + channel] = stored[from + offsets[channel]];
                    }
                }
            }
            return pixels;
        }
        int[] levels = new int[width * height];
        for (int channel = 0; channel < channels; channel++) {
            raster.getSamples(0, 0, width, height, channel, levels);
            for (int i = 0; i < levels.length; i++) {
                pixels[i * channels + channel] = (byte) levels[i];
            }
        }
        return pixels;
    }

    private static byte[] deep(Raster raster, int channels) {
        int[] levels = new int[raster.getWidth() * raster.getHeight()];
        byte[] pixels = new byte[levels.length * channels];
        for (int channel = 0; channel < channels; channel++) {
            raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), channel, levels);
            for (int i = 0; i < levels.length; i++) {
                pixels[i * channels + channel] = (byte) ((levels[i] * 255L + MOST_OF_16_BITS / 2) / MOST_OF_16_BITS);
            }
        }
        return pixels;
    }

    // Palettes, one-bit pictures and the like.
    private static byte[] converted(BufferedImage image) {
        int width = image.getWidth();
        byte[] pixels = new byte[width * image.getHeight() * RGB];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int to = (y * width + x) * RGB;
                pixels[to] = (byte) (row[x] >> 16);
                pixels[to + 1] = (byte) (row[x] >> 8);
                pixels[to + 2] = (byte) row[x];
            }
        }
        return pixels;
    }

    private static Picture tripled(Picture grey) {
        byte[] pixels = new byte[grey.pixels().length * RGB];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = grey.pixels()[i / RGB];
        }
        return Picture.rgb(grey.width(), grey.height(), pixels);
    }
}
