package org.aullm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;
import org.junit.jupiter.api.Test;

/**
 * The contract of visual encoders. Extend it in your plugin's tests and say which provider is meant:
 *
 * <pre>{@code
 * final class MyEncoderContractTest extends VisualEncoderContract {
 *     @Override
 *     protected VisualEncoderProvider provider() {
 *         return new MyEncoderProvider();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class VisualEncoderContract extends RowContract<VisualEncoderProvider, VisualEncoder> {

    /** Evidence that suits the encoder; the smaller, the faster the checks. */
    protected EvidenceSpec evidence() {
        EvidenceKind kind = provider().input();
        return new EvidenceSpec(kind, kind == EvidenceKind.FLOW_IMAGE ? new Shape(3, 28, 28) : new Shape(1, 8, 28, 28));
    }

    @Override
    final VisualEncoder create(Build build) {
        return provider().create(build, evidence());
    }

    @Override
    final List<NDArray> inputs(NDManager home, DataType precision, int batch, long seed) {
        long[] shape = new Shape(batch).addAll(evidence().shape()).getShape();
        return List.of(Draws.normal(home, "evidence", seed, precision, shape));
    }

    @Override
    final List<NDArray> learnable(List<NDArray> inputs) {
        return List.of(); // Nothing lies before an encoder.
    }

    @Override
    final Map<String, NDArray> outputs(VisualEncoder encoder, List<NDArray> inputs, Mode mode) {
        VisualFeatures seen = encoder.encode(inputs.get(0), mode);
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        outputs.put("mid-level map", seen.mid());
        outputs.put("high-level vector", seen.high());
        return outputs;
    }

    @Override
    final Map<String, Shape> announced(int batch) {
        FeatureSpec features = provider().features(read(), evidence());
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(
                "mid-level map",
                new Shape(batch, features.channels(), features.time(), features.height(), features.width()));
        shapes.put("high-level vector", new Shape(batch, features.high()));
        return shapes;
    }

    @Test
    public final void its_features_are_those_that_its_provider_announced() {
        try (Built<VisualEncoder> built = build()) {
            assertThat(built.component().features()).isEqualTo(provider().features(read(), evidence()));
        }
    }

    @Test
    public final void evidence_of_another_kind_is_refused_before_it_is_built() {
        for (EvidenceKind kind : EvidenceKind.values()) {
            if (kind != provider().input()) {
                EvidenceSpec other = new EvidenceSpec(kind, new Shape(7, 7));
                assertThatThrownBy(
                                () -> provider().features(read(), other),
                                "features() for evidence %s, though input() says %s",
                                other,
                                provider().input())
                        .isInstanceOf(ComponentException.class)
                        .hasMessageContaining(kind.key());
            }
        }
    }
}
