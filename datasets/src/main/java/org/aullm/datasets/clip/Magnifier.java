package org.aullm.datasets.clip;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.flow.Blur;

/**
 * Linear Eulerian magnification (Wu et al., Eulerian Video Magnification, SIGGRAPH 2012): changes that are coarse in space
 * and of medium speed are made larger. Medium speed is the difference of two low-pass filters y += r (x - y), coarse is
 * level 2 of a pyramid. It magnifies noise and what is left of head motion as well.
 *
 * @param factor by how much; 0 for not at all
 */
record Magnifier(double factor) {

    private static final float FAST = 0.4f;
    private static final float SLOW = 0.05f;
    private static final int LEVELS = 2;

    List<Picture> of(List<Picture> clip) {
        if (factor == 0) {
            return clip;
        }
        float[] fast = new float[0];
        float[] slow = new float[0];
        List<Picture> magnified = new ArrayList<>();
        for (Picture picture : clip) {
            float[] coarse = Blur.coarse(picture, LEVELS);
            if (magnified.isEmpty()) {
                fast = coarse.clone();
                slow = coarse.clone();
            }
            float[] change = new float[coarse.length];
            for (int i = 0; i < coarse.length; i++) {
                fast[i] += FAST * (coarse[i] - fast[i]);
                slow[i] += SLOW * (coarse[i] - slow[i]);
                change[i] = (float) (factor * (fast[i] - slow[i]));
            }
            magnified.add(added(picture, Blur.fine(change, picture, LEVELS)));
        }
        return magnified;
    }

    private static Picture added(Picture picture, float[] change) {
        byte[] pixels = new byte[change.length];
        for (int i = 0; i < pixels.length; i++) {
            float level = Byte.toUnsignedInt(picture.pixels()[i]) + change[i];
            pixels[i] = (byte) (int) (Math.max(0, Math.min(255, level)) + 0.5f);
        }
        return Picture.grey(picture.width(), picture.height(), pixels);
    }
}
