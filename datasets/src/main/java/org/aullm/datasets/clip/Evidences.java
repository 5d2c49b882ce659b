package org.aullm.datasets.clip;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;

/** Puts recorded parts together to what components read. */
final class Evidences {

    private Evidences() {}

    /** Frames as levels, followed by flow; flow alone as it is, without a copy. */
    static FloatBuffer assembled(EvidenceSpec spec, Recording recording) {
        FloatBuffer flow = recording.flow();
        ByteBuffer frames = recording.frames();
        if (spec.kind() == EvidenceKind.FLOW_IMAGE) {
            return flow.asReadOnlyBuffer();
        }
        float[] values = new float[Math.toIntExact(spec.shape().size())];
        int levels = frames.remaining();
        byte[] bytes = new byte[levels];
        frames.duplicate().get(bytes);
        for (int i = 0; i < levels; i++) {
            values[i] = Byte.toUnsignedInt(bytes[i]);
        }
        flow.duplicate().get(values, levels, values.length - levels);
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    /** The same clip if nothing moved: its first frame all the time, no flow. */
    static FloatBuffer still(EvidenceSpec spec, ByteBuffer frames) {
        float[] values = new float[Math.toIntExact(spec.shape().size())];
        if (spec.kind() != EvidenceKind.FLOW_IMAGE) {
            int area = Math.toIntExact(spec.shape().get(2) * spec.shape().get(3));
            int channel = Math.toIntExact(spec.shape().get(1)) * area;
            for (int i = 0; i < frames.remaining(); i++) {
                int first = i / channel * channel + i % area;
                values[i] = Byte.toUnsignedInt(frames.get(frames.position() + first));
            }
        }
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }
}
