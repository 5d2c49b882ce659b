package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.Test;

/** Networks made for other pictures: the numbers of weights that are published, less their classifiers, and shapes. */
class PublishedNetworksTest {

    private static final int KINETICS = 512 * 400 + 400;
    private static final int IMAGENET = 512 * 1000 + 1000;

    @Test
    void r3d_18_has_torchvisions_weights() {
        expect(new R3d18Provider(), Map.of(), Clips.of(16, 112, 112), mid(256, 4, 14, 512), 33_371_472 - KINETICS);
    }

    @Test
    void r2plus1d_18_has_torchvisions_weights() {
        expect(new R2Plus1d18Provider(), Map.of(), Clips.of(16, 112, 112), mid(256, 4, 14, 512), 31_505_325 - KINETICS);
    }

    @Test
    void mc3_18_has_torchvisions_weights_and_keeps_all_frames() {
        expect(new Mc318Provider(), Map.of(), Clips.of(16, 112, 112), mid(256, 16, 14, 512), 11_695_440 - KINETICS);
    }

    @Test
    void s3d_has_torchvisions_weights() {
        expect(
                new S3dProvider(),
                Map.of(),
                Clips.of(16, 224, 224),
                mid(832, 4, 14, 1024),
                8_320_048 - (1024 * 400 + 400));
    }

    @Test
    void c3d_has_78_million_weights() {
        expect(
                new C3dProvider(),
                Map.of(),
                Clips.of(16, 112, 112),
                mid(512, 2, 7, 4096),
                78_409_573 - (4096 * 101 + 101));
    }

    @Test
    void resnet_18_has_torchvisions_weights() {
        expect(
                new ResNet18FlowProvider(),
                Map.of("stem", "published"),
                Pictures.of(112, 112),
                mid(256, 1, 7, 512),
                11_689_512 - IMAGENET);
    }

    @Test
    void resnet_10_has_one_block_a_stage() {
        expect(
                new ResNet10FlowProvider(),
                Map.of("stem", "published"),
                Pictures.of(112, 112),
                mid(256, 1, 7, 512),
                5_418_792 - IMAGENET);
    }

    @Test
    void rcn_a_has_25_places_of_64_channels() {
        int convolutions = (3 * 25 * 64 + 64) + (64 * 64 + 64) + (64 * 9 * 64 + 64);
        int attention = 3 * 64 * 25;
        expect(
                new RcnAProvider(),
                Map.of(),
                Pictures.of(60, 60),
                new FeatureSpec(64, 1, 5, 5, 1600),
                convolutions + 3 * 2 * 64 + attention);
    }

    @Test
    void htnet_has_the_tokens_and_the_width_of_its_code() {
        int width = 8;
        var options = Map.of("width", width);
        expect(
                new HtNetProvider(),
                options,
                Pictures.of(28, 28),
                new FeatureSpec(2 * width, 1, 2, 2, 4 * width),
                htNet(width, 3, 2, 2, 10));
        // What the provider says of the published width, which is too big to build here.
        assertThat(htNet(256, 3, 2, 2, 10)).isEqualTo(139_579_907);
    }

    /** Layers of the published code, counted: one place a token; 7 x 7 x 3 values of a patch. */
    private static int htNet(int width, int heads, int... blocks) {
        int sum = 147 * width + width;
        for (int level = 0; level < 3; level++) {
            int w = width << level;
            int h = heads << level;
            int inner = w / h * h;
            int block = 2 * 2 * w + w * 3 * inner + inner * w + w + 4 * w * w + 4 * w + 4 * w * w + w;
            sum += 1 + blocks[level] * block;
            sum += level < 2 ? 9 * w * 2 * w + 2 * w + 2 * 2 * w : 2 * w;
        }
        return sum;
    }

    private static FeatureSpec mid(int channels, int time, int side, int high) {
        return new FeatureSpec(channels, time, side, side, high);
    }

    private static void expect(
            VisualEncoderProvider provider,
            Map<String, ?> options,
            EvidenceSpec evidence,
            FeatureSpec features,
            long trained) {
        Build build = Builds.of(provider, options, Tuning.FULL, DataType.FLOAT32, 1);
        try (VisualEncoder encoder = provider.create(build, evidence)) {
            assertThat(encoder.features()).isEqualTo(features);
            assertThat(encoder.parameters().trainedSize()).isEqualTo(trained);
        }
    }
}
