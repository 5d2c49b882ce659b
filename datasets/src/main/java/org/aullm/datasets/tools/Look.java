package org.aullm.datasets.tools;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.aullm.api.spi.DataToolsProvider.Frame;
import org.aullm.api.vision.Picture;

/** Pictures to show, small. */
final class Look {

    private static final int SHOWN = 160;

    private Look() {}

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
