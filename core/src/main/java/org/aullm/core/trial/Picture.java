package org.aullm.core.trial;

import ai.djl.ndarray.types.Shape;
import org.aullm.api.EvidenceSpec;

/** Moves and mirrors a clip's evidence: any shape that begins with channels and ends with height and width. */
final class Picture {

    private final EvidenceSpec spec;
    private final int height;
    private final int width;
    private final int planesPerChannel;

    Picture(EvidenceSpec spec) {
        Shape shape = spec.shape();
        int axes = shape.dimension();
        this.spec = spec;
        this.height = (int) shape.get(axes - 2);
        this.width = (int) shape.get(axes - 1);
        this.planesPerChannel = (int) (shape.size() / shape.get(0) / height / width);
    }

    /**
     * Writes a clip, moved and perhaps mirrored.
     *
     * @param right columns to move by; what comes in from outside is 0, the channels' mean
     * @param down rows to move by
     * @param mirror exchange left and right before moving, and negate horizontal motion
     */
    void write(float[] clip, int right, int down, boolean mirror, float[] target, int offset) {
        int plane = height * width;
        for (int p = 0; p < clip.length / plane; p++) {
            float sign = mirror && spec.kind().negatedByMirroring(p / planesPerChannel) ? -1 : 1;
            for (int y = 0; y < height; y++) {
                int from = y - down;
                for (int x = 0; x < width; x++) {
                    int column = x - right;
                    boolean inside = from >= 0 && from < height && column >= 0 && column < width;
                    int source = mirror ? width - 1 - column : column;
                    target[offset + p * plane + y * width + x] =
                            inside ? sign * clip[p * plane + from * width + source] : 0;
                }
            }
        }
    }
}
