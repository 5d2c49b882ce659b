package org.aullm.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import org.aullm.api.EvidenceKind;
import org.aullm.api.spi.VisualEncoderProvider;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private final List<VisualEncoderProvider> providers =
            List.of(new FlowCnnProvider(), new OffApexNetProvider(), new SssNetProvider(), new StstNetProvider());

    @Test
    void studies_find_them_by_these_ids() {
        assertThat(providers)
                .extracting(VisualEncoderProvider::id)
                .containsExactly("flow-cnn", "off-apexnet", "sssnet", "stst-net");
        assertThat(providers).extracting(VisualEncoderProvider::input).containsOnly(EvidenceKind.FLOW_IMAGE);
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
                .filteredOn(provider -> !provider.id().equals("flow-cnn"))
                .allSatisfy(provider -> assertThat(provider.source()).containsPattern("(arXiv|doi) \\d"));
    }
}
