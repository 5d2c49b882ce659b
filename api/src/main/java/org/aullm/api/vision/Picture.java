package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * A picture of 8 bits a channel, grey or RGB. Its bytes are shared, not copied: whoever has a picture leaves them alone.
 *
 * @since 0.1.0
 */
@Experimental
public final class Picture {

    private static final int RGB = 3;

    private final int width;
    private final int height;
    private final int channels;
    private final byte[] pixels;

    private Picture(int width, int height, int channels, byte[] pixels) {
        if (width < 1 || height < 1 || (long) width * height * channels != pixels.length) {
            throw new IllegalArgumentException("%d x %d pixels of %d bytes each are not %d bytes"
                    .formatted(width, height, channels, pixels.length));
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.pixels = pixels;
    }

    /** A grey one: rows from the top, one byte for each pixel. */
    public static Picture grey(int width, int height, byte[] pixels) {
        return new Picture(width, height, 1, pixels);
    }

    /** A coloured one: rows from the top, red, green and blue of a pixel beside each other. */
    public static Picture rgb(int width, int height, byte[] pixels) {
        return new Picture(width, height, RGB, pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** 1 for grey, 3 for RGB. */
    public int channels() {
        return channels;
    }

    /** The bytes, unsigned. Shared: not to be changed. */
    public byte[] pixels() {
        return pixels;
    }

    /** A level from 0 to 255. */
    public int level(int column, int row, int channel) {
        return Byte.toUnsignedInt(pixels[(row * width + column) * channels + channel]);
    }

    /** One channel, as grey; of a grey picture the only one, whichever is asked for. */
    public Picture plane(int channel) {
        if (channels == 1) {
            return this;
        }
        byte[] plane = new byte[width * height];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = pixels[RGB * i + channel];
        }
        return grey(width, height, plane);
    }

    /** This picture without colour: (77 R + 150 G + 29 B) / 256, the weights of ITU-R BT.601 in 8 bits. */
    public Picture grey() {
        if (channels == 1) {
            return this;
        }
        byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            int red = Byte.toUnsignedInt(pixels[RGB * i]);
            int green = Byte.toUnsignedInt(pixels[RGB * i + 1]);
            int blue = Byte.toUnsignedInt(pixels[RGB * i + 2]);
            grey[i] = (byte) ((77 * red + 150 * green + 29 * blue + 128) >> 8);
        }
        return grey(width, height, grey);
    }

    @Override
    public String toString() {
        return "%d x %d %s".formatted(width, height, channels == 1 ? "grey" : "RGB");
    }
}
