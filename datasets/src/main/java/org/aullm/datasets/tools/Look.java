package org.aullm.datasets.tools;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.aullm.api.spi.DataToolsProvider.Frame;
import org.aullm.api.vision.Picture;

/** How a picture looks: in 256 numbers, to compare it, and small, to show it. */
final class Look {

    private static final int SIDE = 16;
    private static final int SHOWN = 160;
    private static final double EDGE = 1e-9;

    private Look() {}

    /**
     * The mean levels of 16 x 16 fields, shifted and stretched to mean 0 and standard deviation 1. Copies nearly keep them
     * when they are made brighter or compressed anew.
     */
    static float[] fields(Picture picture) {
        double[] fields = means(picture.grey());
        double mean = Arrays.stream(fields).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(fields)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElse(0));
        float[] plain = new float[fields.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (float) ((fields[i] - mean) / Math.max(1, deviation));
        }
        return plain;
    }

    /** The root of the mean squared difference; for looks of single pictures 0 is alike, and about 1.4 has nothing in common. */
    static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum / one.length);
    }

    /** Mean levels of a grid of fields; a pixel on a border belongs to both sides by its shares. */
    private static double[] means(Picture picture) {
        double[] sums = new double[SIDE * SIDE];
        double area = (double) picture.width() * picture.height() / sums.length;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                spread(sums, picture, column, row);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= area;
        }
        return sums;
    }

    private static void spread(double[] sums, Picture picture, int column, int row) {
        double level = picture.level(column, row, 0);
        for (int y = field(row, picture.height()); y <= field(row + 1 - EDGE, picture.height()); y++) {
            double along = share(y, row, picture.height());
            for (int x = field(column, picture.width()); x <= field(column + 1 - EDGE, picture.width()); x++) {
                sums[y * SIDE + x] += along * share(x, column, picture.width()) * level;
            }
        }
    }

    /** The field of a place. */
    private static int field(double place, int length) {
        return Math.min(SIDE - 1, (int) (place * SIDE / length));
    }

    /** How much of a pixel lies in a field. */
    private static double share(int field, int pixel, int length) {
        double from = Math.max(pixel, (double) field * length / SIDE);
        double to = Math.min(pixel + 1, (double) (field + 1) * length / SIDE);
        return Math.max(0, to - from);
    }

    /** The picture, at most 160 pixels wide. */
    static Frame frame(String title, Picture picture) {
        Picture grey = picture.grey();
        BufferedImage image = new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, grey.width(), grey.height(), grey.pixels());
        if (grey.width() > SHOWN) {
            BufferedImage small = new BufferedImage(
                    SHOWN, Math.max(1, grey.height() * SHOWN / grey.width()), BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D graphics = small.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
            graphics.dispose();
            image = small;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Frame(title, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
