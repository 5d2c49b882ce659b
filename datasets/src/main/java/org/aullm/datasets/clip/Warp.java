package org.aullm.datasets.clip;

import org.aullm.api.vision.Alignment;
import org.aullm.api.vision.Picture;

/**
 * Cuts an aligned crop out of a picture. Between pixels it interpolates; where the crop is made smaller, a pixel is the mean
 * of as many places as it covers, so that nothing folds over. Beyond the edge the picture goes on as it ends.
 */
final class Warp {

    private Warp() {}

    /** A square crop of some pixels across, grey or RGB as the picture is. */
    static Picture crop(Picture picture, Alignment alignment, int size) {
        int samples = Math.max(1, (int) Math.ceil(alignment.width() / size - 0.25));
        int channels = picture.channels();
        byte[] pixels = new byte[size * size * channels];
        double step = 1.0 / (size * samples);
        float ax = (float) (alignment.a() * step);
        float ay = (float) (alignment.b() * step);
        float[] sums = new float[channels];
        float share = 1f / (samples * samples);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                java.util.Arrays.fill(sums, 0);
                for (int i = 0; i < samples; i++) {
                    double t = (row * samples + i + 0.5) * step;
                    double s = (column * samples + 0.5) * step;
                    // Pixel (0, 0) covers the places from 0 to 1, so its centre is at a half.
                    float x = (float) (alignment.x() + alignment.a() * s - alignment.b() * t - 0.5);
                    float y = (float) (alignment.y() + alignment.b() * s + alignment.a() * t - 0.5);
                    for (int j = 0; j < samples; j++, x += ax, y += ay) {
                        add(picture, x, y, sums);
                    }
                }
                for (int channel = 0; channel < channels; channel++) {
                    pixels[(row * size + column) * channels + channel] = (byte) (int) (sums[channel] * share + 0.5f);
                }
            }
        }
        return channels == 1 ? Picture.grey(size, size, pixels) : Picture.rgb(size, size, pixels);
    }

    private static void add(Picture picture, float x, float y, float[] sums) {
        float inX = Math.max(0, Math.min(picture.width() - 1, x));
        float inY = Math.max(0, Math.min(picture.height() - 1, y));
        int left = (int) inX;
        int top = (int) inY;
        int right = left + 1 < picture.width() ? 1 : 0;
        int under = top + 1 < picture.height() ? picture.width() : 0;
        float fx = inX - left;
        float fy = inY - top;
        int channels = sums.length;
        int at = (top * picture.width() + left) * channels;
        byte[] pixels = picture.pixels();
        for (int channel = 0; channel < channels; channel++, at++) {
            float a = pixels[at] & 0xFF;
            float b = pixels[at + right * channels] & 0xFF;
            float c = pixels[at + under * channels] & 0xFF;
            float d = pixels[at + (under + right) * channels] & 0xFF;
            float above = a + fx * (b - a);
            sums[channel] += above + fy * (c + fx * (d - c) - above);
        }
    }
}
