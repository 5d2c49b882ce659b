package org.aullm.encoders;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.testkit.VisualEncoderContract;
import org.junit.jupiter.api.Nested;

/** The contract, for every encoder of this module, in sizes at which gradients can be checked. */
class EncoderContractsTest {

    /** An encoder with options and evidence. */
    abstract static class Of extends VisualEncoderContract {
        private final VisualEncoderProvider provider;
        private final Map<String, ?> options;
        private final EvidenceSpec evidence;

        Of(VisualEncoderProvider provider, Map<String, ?> options, EvidenceSpec evidence) {
            this.provider = provider;
            this.options = options;
            this.evidence = evidence;
        }

        @Override
        protected final VisualEncoderProvider provider() {
            return provider;
        }

        @Override
        protected final Map<String, ?> options() {
            return options;
        }

        @Override
        protected final EvidenceSpec evidence() {
            return evidence;
        }
    }

    @Nested
    class FlowCnn extends Of {
        FlowCnn() {
            super(new FlowCnnProvider(), Map.of("width", 4), Pictures.of(8, 10));
        }
    }

    @Nested
    class FlowCnnAveraged extends Of {
        FlowCnnAveraged() {
            super(new FlowCnnProvider(), Map.of("width", 4, "high", "average"), Pictures.of(8, 10));
        }
    }

    @Nested
    class OffApexNet extends Of {
        OffApexNet() {
            super(new OffApexNetProvider(), Map.of(), Pictures.of(8, 9));
        }
    }

    @Nested
    class SssNet extends Of {
        SssNet() {
            super(new SssNetProvider(), Map.of(), Pictures.of(22, 24));
        }
    }

    @Nested
    class StstNet extends Of {
        StstNet() {
            super(new StstNetProvider(), Map.of(), Pictures.of(7, 9));
        }
    }

    @Nested
    class Raw extends Of {
        Raw() {
            super(new RawPictureProvider(), Map.of(), Pictures.of(4, 5));
        }
    }

    @Nested
    class PrecomputedVector extends Of {
        PrecomputedVector() {
            super(new PrecomputedProvider(), Map.of(), new EvidenceSpec(EvidenceKind.FEATURES, new Shape(5, 1, 1, 1)));
        }
    }

    @Nested
    class PrecomputedMap extends Of {
        PrecomputedMap() {
            super(
                    new PrecomputedProvider(),
                    Map.of("high", "average"),
                    new EvidenceSpec(EvidenceKind.FEATURES, new Shape(3, 2, 4, 5)));
        }
    }

    @Nested
    class RcnA extends Of {
        RcnA() {
            super(new RcnAProvider(), Map.of("width", 4), Pictures.of(24, 26));
        }
    }

    @Nested
    class ResNet10Flow extends Of {
        ResNet10Flow() {
            super(new ResNet10FlowProvider(), Map.of("width", 2), Pictures.of(10, 9));
        }
    }

    @Nested
    class ResNet18Flow extends Of {
        ResNet18Flow() {
            super(new ResNet18FlowProvider(), Map.of("width", 2, "stem", "published"), Pictures.of(33, 36));
        }
    }

    @Nested
    class HtNet extends Of {
        HtNet() {
            super(new HtNetProvider(), Map.of("width", 6, "patch", 2, "blocks", List.of(1, 1, 1)), Pictures.of(16, 8));
        }
    }

    @Nested
    class Led3dCnn extends Of {
        Led3dCnn() {
            super(new Led3dCnnProvider(), Map.of(), Clips.of(4, 22, 22));
        }
    }

    @Nested
    class LbpTop extends Of {
        LbpTop() {
            super(new LbpTopProvider(), Map.of("grid", 2), Clips.of(4, 9, 10));
        }
    }

    @Nested
    class FlowHistogram extends Of {
        FlowHistogram() {
            super(new FlowHistogramProvider(), Map.of("grid", 2, "histogram", true), Pictures.of(7, 8));
        }
    }

    @Nested
    class LedFlow extends Of {
        LedFlow() {
            super(
                    new LedFlowProvider(),
                    Map.of(),
                    new EvidenceSpec(EvidenceKind.FRAMES_AND_FLOW, new Shape(4, 4, 22, 24)));
        }
    }

    @Nested
    class R3d18 extends Of {
        R3d18() {
            super(new R3d18Provider(), Map.of("width", 2), Clips.of(3, 17, 18));
        }
    }

    @Nested
    class R2Plus1d18 extends Of {
        R2Plus1d18() {
            super(new R2Plus1d18Provider(), Map.of("width", 2), Clips.of(3, 17, 18));
        }
    }

    @Nested
    class Mc318 extends Of {
        Mc318() {
            super(new Mc318Provider(), Map.of("width", 2, "mid", "layer2"), Clips.of(3, 17, 18));
        }
    }

    @Nested
    class C3d extends Of {
        C3d() {
            super(new C3dProvider(), Map.of("width", 1), Clips.of(16, 16, 18));
        }
    }

    @Nested
    class S3d extends Of {
        S3d() {
            super(new S3dProvider(), Map.of("width", 4), Clips.of(5, 49, 50));
        }

        @Override
        protected Map<String, String> exempt() {
            return Map.of(
                    "its_gradients_agree_with_differences",
                    "among the values that its 77 normalised ReLUs and 13 max-poolings cut there is always one within a"
                            + " difference's step of the cut; S3dGradientsTest asks for nearly all parameters instead");
        }
    }
}
