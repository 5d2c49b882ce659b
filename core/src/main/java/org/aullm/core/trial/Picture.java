package org.aullm.core.trial;

import ai.djl.ndarray.types.Shape;
import org.aullm.api.EvidenceSpec;

/** Moves and mirrors a clip's evidence: any shape that begins with channels and ends with height and width. */
final class Picture {

    private final EvidenceSpec spec;
    private final int height;
    private final int width;
    private final int storedPlanes;
    private final int shownPlanes;

    /** Shows all that is stored. */
    Picture(EvidenceSpec spec) {
        this(spec, spec);
    }

    /**
     * Shows some of the stored frames.
     *
     * @param stored the evidence of a clip
     * @param shown the same with perhaps fewer frames
     */
    Picture(EvidenceSpec stored, EvidenceSpec shown) {
        Shape shape = stored.shape();
        int axes = shape.dimension();
        this.spec = stored;
        this.height = (int) shape.get(axes - 2);
        this.width = (int) shape.get(axes - 1);
        this.storedPlanes = planes(shape);
        this.shownPlanes = planes(shown.shape());
    }

    private static int planes(Shape shape) {
        int axes = shape.dimension();
        return (int) (shape.size() / shape.get(0) / shape.get(axes - 2) / shape.get(axes - 1));
    }

    /**
     * Writes a clip, moved and perhaps mirrored.
     *
     * @param right columns to move by; what comes in from outside is 0, the channels' mean
     * @param down rows to move by
     * @param mirror exchange left and right before moving, and negate horizontal motion
     */
    void write(float[] clip, int right, int down, boolean mirror, float[] target, int offset) {
        write(clip, new Batch.Change(right, down, mirror), target, offset);
    }

    /** As above; which frames are shown is part of the change. */
    void write(float[] clip, Batch.Change change, float[] target, int offset) {
        int plane = height * width;
        int channels = clip.length / plane / storedPlanes;
        for (int p = 0; p < channels * shownPlanes; p++) {
            int channel = p / shownPlanes;
            int frame = frame(p % shownPlanes, change.lastFrame());
            write(clip, (channel * storedPlanes + frame) * plane, channel, change, target, offset + p * plane);
        }
    }

    /** Evenly from the first to the last, as AU-LLM samples frames. */
    private int frame(int index, int lastFrame) {
        int last = lastFrame < 0 ? storedPlanes - 1 : lastFrame;
        return shownPlanes == 1 ? 0 : (int) Math.rint((double) index * last / (shownPlanes - 1));
    }

    private void write(float[] clip, int from, int channel, Batch.Change change, float[] target, int to) {
        boolean mirror = change.mirror();
        float sign = mirror && spec.kind().negatedByMirroring(channel) ? -1 : 1;
        for (int y = 0; y < height; y++) {
            int row = y - change.down();
            for (int x = 0; x < width; x++) {
                int column = x - change.right();
                boolean inside = row >= 0 && row < height && column >= 0 && column < width;
                int source = mirror ? width - 1 - column : column;
                target[to + y * width + x] = inside ? sign * clip[from + row * width + source] : 0;
            }
        }
    }
}
