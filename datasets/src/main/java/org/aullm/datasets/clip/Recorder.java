package org.aullm.datasets.clip;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.flow.HeadMotion;
import org.aullm.datasets.flow.Strain;

/**
 * Makes evidence of a clip's crops.
 *
 * @param flow the method of optical flow
 * @param withoutHead whether the head's motion is removed from flow
 * @param sampling which moments are shown
 * @param magnifier makes motion larger before anything else is done
 */
record Recorder(FlowMethod flow, boolean withoutHead, Sampling sampling, Magnifier magnifier) {

    static final int FLOW_CHANNELS = 3;

    /** What a kind of evidence holds of a clip of at least two crops. */
    Recording of(EvidenceSpec spec, List<Picture> crops, int apex) {
        if (crops.size() < 2) {
            throw new ComponentException(
                    "a clip of %d frame has no motion; at least 2 are needed".formatted(crops.size()));
        }
        int size = size(spec, crops.get(0));
        if (spec.kind() == EvidenceKind.FRAMES) {
            return recording(frames(spec, crops, apex, size), new float[0]);
        }
        List<Picture> clip = magnifier.of(crops.stream().map(Picture::grey).toList());
        if (spec.kind() == EvidenceKind.FLOW_IMAGE) {
            return recording(new byte[0], channels(flow(clip.get(0), clip.get(apex)), size));
        }
        List<Picture> shown = shown(spec, clip, apex);
        return recording(levels(shown, size), withFlow(shown, size));
    }

    /** A colour is treated as a grey clip is, one after the other. */
    private byte[] frames(EvidenceSpec spec, List<Picture> crops, int apex, int size) {
        int channels = Math.toIntExact(spec.shape().get(0));
        byte[] all = new byte[Math.toIntExact(spec.shape().size())];
        int each = all.length / channels;
        for (int channel = 0; channel < channels; channel++) {
            int of = channel;
            List<Picture> plane = crops.stream()
                    .map(crop -> channels == 1 ? crop.grey() : crop.plane(of))
                    .toList();
            System.arraycopy(levels(shown(spec, magnifier.of(plane), apex), size), 0, all, channel * each, each);
        }
        return all;
    }

    private List<Picture> shown(EvidenceSpec spec, List<Picture> clip, int apex) {
        return shown(clip, sampling.places(Math.toIntExact(spec.shape().get(1)), clip.size(), apex));
    }

    private static Recording recording(byte[] frames, float[] flow) {
        return new Recording(ByteBuffer.wrap(frames), FloatBuffer.wrap(flow));
    }

    /** The motion between two crops. */
    Flow flow(Picture first, Picture second) {
        Flow all = flow.between(first.grey(), second.grey());
        return withoutHead ? HeadMotion.removed(all) : all;
    }

    private static int size(EvidenceSpec spec, Picture crop) {
        long[] shape = spec.shape().getShape();
        long height = shape[shape.length - 2];
        long width = shape[shape.length - 1];
        if (height != width || width > crop.width()) {
            throw new ComponentException(
                    "evidence of %d x %d cannot be made of crops of %d x %d; make crops at least as large ('crop'), and square"
                            .formatted(width, height, crop.width(), crop.height()));
        }
        return Math.toIntExact(width);
    }

    private static List<Picture> shown(List<Picture> clip, double[] places) {
        List<Picture> shown = new ArrayList<>();
        for (double place : places) {
            int before = (int) place;
            float share = (float) (place - before);
            shown.add(share == 0 ? clip.get(before) : between(clip.get(before), clip.get(before + 1), share));
        }
        return shown;
    }

    private static Picture between(Picture before, Picture after, float share) {
        byte[] pixels = new byte[before.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            float from = Byte.toUnsignedInt(before.pixels()[i]);
            float to = Byte.toUnsignedInt(after.pixels()[i]);
            pixels[i] = (byte) (int) (from + share * (to - from) + 0.5f);
        }
        return Picture.grey(before.width(), before.height(), pixels);
    }

    private static byte[] levels(List<Picture> shown, int size) {
        byte[] frames = new byte[shown.size() * size * size];
        Reduction reduction = new Reduction(shown.get(0).width(), size);
        for (int i = 0; i < shown.size(); i++) {
            byte[] pixels = shown.get(i).pixels();
            if (size == shown.get(i).width()) {
                System.arraycopy(pixels, 0, frames, i * size * size, pixels.length);
                continue;
            }
            float[] wide = new float[pixels.length];
            for (int j = 0; j < wide.length; j++) {
                wide[j] = Byte.toUnsignedInt(pixels[j]);
            }
            float[] reduced = reduction.of(wide);
            for (int j = 0; j < reduced.length; j++) {
                frames[i * size * size + j] = (byte) (int) (reduced[j] + 0.5f);
            }
        }
        return frames;
    }

    private float[] withFlow(List<Picture> shown, int size) {
        int area = size * size;
        float[] all = new float[FLOW_CHANNELS * shown.size() * area];
        for (int i = 1; i < shown.size(); i++) {
            float[] channels = channels(flow(shown.get(0), shown.get(i)), size);
            for (int channel = 0; channel < FLOW_CHANNELS; channel++) {
                System.arraycopy(channels, channel * area, all, (channel * shown.size() + i) * area, area);
            }
        }
        return all;
    }

    /** u, v and strain of a flow on a smaller grid, in percent. */
    private static float[] channels(Flow flow, int size) {
        Reduction reduction = new Reduction(flow.width(), size);
        float[] u = reduction.of(flow.u());
        float[] v = reduction.of(flow.v());
        float[] channels = new float[FLOW_CHANNELS * u.length];
        float percent = 100f / flow.width();
        for (int i = 0; i < u.length; i++) {
            channels[i] = percent * u[i];
            channels[u.length + i] = percent * v[i];
        }
        // Motion is in pixels of the crop, its differences are between pixels of the smaller grid.
        float[] strain = Strain.of(new Flow(size, size, u, v));
        for (int i = 0; i < u.length; i++) {
            channels[2 * u.length + i] = percent * size * strain[i];
        }
        return channels;
    }
}
