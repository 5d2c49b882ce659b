package org.aullm.projector.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.Test;

/** The parameter counts that the projectors' descriptions give, for sizes that are all different. */
class SizesTest {

    private static final long C = 3; // channels
    private static final long T = 2; // time steps
    private static final long PLACES = T * 4 * 5;
    private static final long HIGH = 7;
    private static final long W = 6; // a token's width
    private static final long D = 8; // hidden
    private static final FeatureSpec FEATURES = new FeatureSpec(3, 2, 4, 5, 7);
    private static final long SEQUENCE = (C + 1) * D + PLACES * D + (HIGH + 1) * D;

    private static long size(ProjectorProvider provider, Map<String, Object> options) {
        try (Projector projector = provider.create(Builds.of(provider, options), FEATURES, new TokenSpec(6, 1))) {
            return projector.parameters().trainedSize();
        }
    }

    @Test
    void linear_and_mlp() {
        assertThat(size(new LinearProvider(), Map.of("content-tokens", 2))).isEqualTo((C + HIGH + 1) * 2 * W);
        assertThat(size(new MlpProvider(), Map.of("content-tokens", 2)))
                .isEqualTo((C + HIGH + 1) * W + (W + 1) * 2 * W);
    }

    @Test
    void resampler() {
        long f = 4;
        long layers = 3;
        long perLayer = 4 * D * D + 9 * D + 2 * f * D * D + (f + 1) * D;
        assertThat(size(new ResamplerProvider(), Map.of("hidden", 8, "depth", 3, "content-tokens", 2)))
                .isEqualTo(SEQUENCE + 2 * D + layers * perLayer + 2 * D + (D + 1) * W);
    }

    @Test
    void q_former() {
        long f = 2;
        long attention = 4 * D * D + 5 * D;
        long inner = 2 * f * D * D + (f + 3) * D;
        assertThat(size(new QFormerProvider(), Map.of("hidden", 8, "depth", 3, "content-tokens", 2, "feed-forward", 2)))
                .isEqualTo(SEQUENCE + 2 * D + 2 * D + 3 * (attention + inner) + 2 * attention + (D + 1) * W);
    }

    @Test
    void c_abstractor() {
        long r = D / 4;
        long block = 2 * D * D + 9 * D + 6 * D + 2 * D * r + r + D;
        assertThat(size(new CAbstractorProvider(), Map.of("hidden", 8, "depth", 2, "content-tokens", 4)))
                .isEqualTo((C + 1) * D + 4 * block + (HIGH + 1) * D + (D + 1) * W + (W + 1) * W);
    }

    @Test
    void token_packer() {
        assertThat(size(new TokenPackerProvider(), Map.of("hidden", 8, "content-tokens", 4)))
                .isEqualTo(2 * ((C + 1) * D + (D + 1) * D)
                        + 4 * D
                        + 4 * D * D
                        + 3 * D
                        + (HIGH + 1) * D
                        + (D + 1) * W
                        + (W + 1) * W);
    }

    @Test
    void mixture_of_features() {
        long fine = C * T * 2 * 2;
        assertThat(size(new MixtureOfFeaturesProvider(), Map.of("hidden", 8, "grid", 2, "content-tokens", 2)))
                .isEqualTo((HIGH + C + fine + 1) * 3
                        + (HIGH + 1) * D
                        + (C + 1) * D
                        + (fine + 1) * D
                        + 3 * (D + 1) * 2 * W);
    }
}
