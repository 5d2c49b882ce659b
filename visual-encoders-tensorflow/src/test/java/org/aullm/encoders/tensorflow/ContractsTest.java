package org.aullm.encoders.tensorflow;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.testkit.VisualEncoderContract;
import org.junit.jupiter.api.BeforeAll;

/** The contract, as far as it can hold in another engine. */
class ContractsTest extends VisualEncoderContract {

    private static final String SINGLE =
            "TensorFlow has no 3D pooling in FLOAT64; parity with the other engine is tested";

    private static final String[] EXEMPT = {
        "a_gradient_passes_through_it",
        "every_trained_parameter_gets_a_gradient",
        "its_gradients_agree_with_differences",
        "its_outputs_have_the_announced_shapes",
        "different_clips_get_different_results",
        "a_row_does_not_depend_on_its_batch_in_eval"
    };

    @BeforeAll
    static void natives() {
        Natives.assume();
    }

    @Override
    protected VisualEncoderProvider provider() {
        return new Tf3dCnnProvider();
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("width", 4);
    }

    @Override
    protected EvidenceSpec evidence() {
        return new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, 4, 8, 8));
    }

    @Override
    protected Map<String, String> exempt() {
        Map<String, String> exempt = new LinkedHashMap<>();
        for (String check : EXEMPT) {
            exempt.put(check, SINGLE);
        }
        return exempt;
    }
}
