package org.aullm.vision;

import org.aullm.api.vision.Picture;

/**
 * How a stored picture is to be turned and mirrored to be looked at: column x and row y of the picture go to column
 * a x + c y and row b x + d y, counted from the least of them. Each is -1, 0 or 1.
 */
record Orientation(int a, int b, int c, int d) {

    static final Orientation AS_STORED = new Orientation(1, 0, 0, 1);

    /** A stored picture as it is to be looked at. */
    Picture applied(Picture stored) {
        if (equals(AS_STORED)) {
            return stored;
        }
        int channels = stored.channels();
        int width = a != 0 ? stored.width() : stored.height();
        int height = a != 0 ? stored.height() : stored.width();
        int left = a + c > 0 ? 0 : width - 1;
        int top = b + d > 0 ? 0 : height - 1;
        byte[] from = stored.pixels();
        byte[] to = new byte[from.length];
        int at = 0;
        for (int y = 0; y < stored.height(); y++) {
            for (int x = 0; x < stored.width(); x++) {
                int place = ((top + b * x + d * y) * width + left + a * x + c * y) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    to[place + channel] = from[at++];
                }
            }
        }
        return channels == 1 ? Picture.grey(width, height, to) : Picture.rgb(width, height, to);
    }
}
