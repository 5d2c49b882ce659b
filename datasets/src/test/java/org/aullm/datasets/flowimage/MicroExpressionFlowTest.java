package org.aullm.datasets.flowimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The 442 flow pictures of MEGC 2019, where they are at hand; the counts are those of their description. */
class MicroExpressionFlowTest {

    private static final List<Integer> UNITS = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);

    @Test
    void holds_278_coded_clips_of_52_subjects_that_all_can_be_read() {
        try (Dataset data = open(Map.of())) {
            assertThat(data.clips()).hasSize(278);
            assertThat(data.clips().stream().map(Clip::subject).distinct()).hasSize(52);
            assertThat(data.evidence()).hasToString("flow-image (3, 28, 28)");
            assertThat(data.clips())
                    .allSatisfy(clip -> assertThat(data.read(clip).remaining()).isEqualTo(3 * 28 * 28));
        }
    }

    @Test
    void counts_of_present_units_are_those_of_the_description() {
        assertThat(positives("casme2")).containsExactly(19L, 20L, 60L, 2L, 11L, 30L, 13L, 17L, 30L, 11L, 14L, 21L);
        assertThat(positives("samm")).containsExactly(6L, 5L, 22L, 10L, 3L, 46L, 5L, 6L, 28L, 13L, 4L, 6L);
    }

    @Test
    void uncoded_clips_can_be_kept() {
        try (Dataset data = open(Map.of("unlabelled", "keep"))) {
            assertThat(data.clips()).hasSize(442);
        }
    }

    private static List<Long> positives(String name) {
        try (Dataset data = open(Map.of("datasets", List.of(name)))) {
            return UNITS.stream()
                    .map(unit -> data.clips().stream()
                            .filter(clip -> clip.labels().present().contains(new ActionUnit(unit)))
                            .count())
                    .toList();
        }
    }

    private static Dataset open(Map<String, ?> options) {
        Path here = Path.of("").toAbsolutePath();
        Path root = Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data/me-flow28"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here.resolve("shared/data/me-flow28"));
        Assumptions.assumeTrue(Files.isDirectory(root), "no folder shared/data/me-flow28 above " + here);
        return Opened.flowImages(root, options);
    }
}
