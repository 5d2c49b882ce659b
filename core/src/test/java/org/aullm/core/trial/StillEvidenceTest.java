package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.junit.jupiter.api.Test;

class StillEvidenceTest {

    private static float[] still(EvidenceKind kind, Shape shape, float... evidence) {
        return StillEvidence.of(new EvidenceSpec(kind, shape), FloatBuffer.wrap(evidence));
    }

    @Test
    void has_no_flow() {
        assertThat(still(EvidenceKind.FLOW_IMAGE, new Shape(3, 1, 1), 1, 2, 3)).containsExactly(0, 0, 0);
    }

    @Test
    void shows_the_first_frame_throughout() {
        assertThat(still(EvidenceKind.FRAMES, new Shape(1, 2, 1, 2), 1, 2, 3, 4))
                .containsExactly(1, 2, 1, 2);
        assertThat(still(EvidenceKind.FRAMES_AND_FLOW, new Shape(4, 2, 1, 1), 1, 2, 3, 4, 5, 6, 7, 8))
                .containsExactly(1, 1, 0, 0, 0, 0, 0, 0);
    }
}
