package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import org.aullm.api.EvidenceKind;
import org.aullm.api.spi.VisualEncoderProvider;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private final List<VisualEncoderProvider> providers = List.of(
            new C3dProvider(),
            new FlowCnnProvider(),
            new FlowHistogramProvider(),
            new HtNetProvider(),
            new LbpTopProvider(),
            new Led3dCnnProvider(),
            new LedFlowProvider(),
            new Mc318Provider(),
            new OffApexNetProvider(),
            new PrecomputedProvider(),
            new R2Plus1d18Provider(),
            new R3d18Provider(),
            new RawPictureProvider(),
            new RcnAProvider(),
            new ResNet10FlowProvider(),
            new ResNet18FlowProvider(),
            new S3dProvider(),
            new SssNetProvider(),
            new StstNetProvider());

    @Test
    void studies_find_them_by_these_ids() {
        assertThat(ids(EvidenceKind.FLOW_IMAGE))
                .containsExactly(
                        "flow-cnn",
                        "flow-histogram",
                        "htnet",
                        "off-apexnet",
                        "raw",
                        "rcn-a",
                        "resnet10-flow",
                        "resnet18-flow",
                        "sssnet",
                        "stst-net");
        assertThat(ids(EvidenceKind.FRAMES))
                .containsExactly("c3d", "lbp-top", "led-3dcnn", "mc3-18", "r2plus1d-18", "r3d-18", "s3d");
        assertThat(ids(EvidenceKind.FRAMES_AND_FLOW)).containsExactly("led-flow");
        assertThat(ids(EvidenceKind.FEATURES)).containsExactly("precomputed");
    }

    private List<String> ids(EvidenceKind kind) {
        return providers.stream()
                .filter(provider -> provider.input() == kind)
                .map(VisualEncoderProvider::id)
                .toList();
    }

    @Test
    void the_module_provides_them_all() {
        ModuleDescriptor descriptor = FlowCnnProvider.class.getModule().getDescriptor();
        assertThat(descriptor.provides()).singleElement().satisfies(provides -> {
            assertThat(provides.service()).isEqualTo(VisualEncoderProvider.class.getName());
            assertThat(provides.providers())
                    .containsExactlyElementsOf(providers.stream()
                            .map(provider -> provider.getClass().getName())
                            .toList());
        });
    }

    @Test
    void published_networks_name_their_paper() {
        assertThat(providers)
                .filteredOn(provider ->
                        !List.of("flow-cnn", "led-flow", "raw", "precomputed").contains(provider.id()))
                .allSatisfy(provider -> assertThat(provider.source()).containsPattern("(arXiv|doi) \\d"));
    }
}
