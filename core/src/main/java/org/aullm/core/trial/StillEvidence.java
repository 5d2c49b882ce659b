package org.aullm.core.trial;

import java.nio.FloatBuffer;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;

/** What a clip's evidence would be if nothing had moved after its first frame. Nobody can tell that of features. */
final class StillEvidence {

    private StillEvidence() {}

    /** Of stored evidence, in C order: no flow, and the first frame again and again. */
    static float[] of(EvidenceSpec spec, FloatBuffer evidence) {
        float[] still = new float[Math.toIntExact(spec.shape().size())];
        if (spec.kind() == EvidenceKind.FLOW_IMAGE) {
            return still;
        }
        int frames = Frames.of(spec);
        int area = still.length / Math.toIntExact(spec.shape().get(0)) / frames;
        FloatBuffer first = evidence.duplicate();
        for (int frame = 0; frame < frames; frame++) {
            first.rewind();
            first.get(still, frame * area, area);
        }
        return still;
    }
}
