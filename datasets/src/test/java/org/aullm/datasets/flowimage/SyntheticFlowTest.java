package org.aullm.datasets.flowimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.data.Labels;
import org.junit.jupiter.api.Test;

class SyntheticFlowTest {

    @Test
    void the_same_options_give_the_same_bits_everywhere() {
        try (Dataset data = open(Map.of("subjects", 3, "clips", 4))) {
            assertThat(data.fingerprint())
                    .isEqualTo("fa1f7dc2391b513b25d99fc358f0589ae178d2bb19931e066b52f347c7779c4e");
        }
    }

    @Test
    void by_default_12_people_show_12_units_in_24_clips_each() {
        try (Dataset data = open(Map.of())) {
            assertThat(data.evidence()).hasToString("flow-image (3, 28, 28)");
            assertThat(data.clips()).hasSize(288);
            assertThat(data.clips().stream().map(Clip::subject).distinct())
                    .hasSize(12)
                    .startsWith("synthetic/s01", "synthetic/s02");
            assertThat(data.clips().get(0).id()).isEqualTo("synthetic/s01/c001");
            assertThat(data.clips())
                    .extracting(clip -> clip.labels().coded().size())
                    .containsOnly(12);
            for (int unit : Casting.UNITS) {
                assertThat(positives(data, unit)).as("AU" + unit).isGreaterThan(12);
            }
        }
    }

    @Test
    void clips_differ_and_reading_one_twice_gives_the_same() {
        try (Dataset data = open(Map.of())) {
            Set<FloatBuffer> different = new HashSet<>();
            data.clips().forEach(clip -> different.add(data.read(clip)));
            Clip clip = data.clips().get(5);

            assertThat(different).hasSize(288);
            assertThat(data.read(clip)).isEqualTo(data.read(clip));
            assertThat(data.read(clip).isReadOnly()).isTrue();
        }
    }

    @Test
    void a_still_clip_does_not_move() {
        try (Dataset data = open(Map.of("size", 16))) {
            FloatBuffer still = data.still(data.clips().get(0));

            assertThat(still).isEqualTo(FloatBuffer.allocate(3 * 16 * 16));
        }
    }

    @Test
    void more_clips_or_people_leave_the_first_as_they_were() {
        try (Dataset few = open(Map.of("subjects", 2, "clips", 3));
                Dataset many = open(Map.of("subjects", 4, "clips", 9))) {
            for (Clip clip : few.clips()) {
                assertThat(many.clips()).contains(clip);
                assertThat(many.read(clip)).isEqualTo(few.read(clip));
            }
        }
    }

    @Test
    void every_option_changes_the_fingerprint() {
        Set<String> fingerprints = new HashSet<>();
        List<Map<String, ?>> variants = List.of(
                Map.of("subjects", 2, "clips", 3),
                Map.of("subjects", 3, "clips", 2),
                Map.of("subjects", 2, "clips", 3, "seed", 2),
                Map.of("subjects", 2, "clips", 3, "size", 32),
                Map.of("subjects", 2, "clips", 3, "noise", 0.3),
                Map.of("subjects", 2, "clips", 3, "joint", "independent"));
        for (Map<String, ?> options : variants) {
            try (Dataset data = open(options)) {
                fingerprints.add(data.fingerprint());
            }
        }

        assertThat(fingerprints).hasSameSizeAs(variants);
    }

    @Test
    void couplings_change_units_but_not_the_clips_whose_units_stay() {
        try (Dataset coupled = open(Map.of());
                Dataset independent = open(Map.of("joint", "independent"))) {
            List<Clip> same = coupled.clips().stream()
                    .filter(clip -> independent.clips().contains(clip))
                    .toList();

            assertThat(same).hasSizeBetween(15, 270);
            assertThat(same)
                    .allSatisfy(clip -> assertThat(independent.read(clip)).isEqualTo(coupled.read(clip)));
        }
    }

    @Test
    void a_clip_of_another_set_is_refused() {
        try (Dataset data = open(Map.of())) {
            Clip stranger = new Clip("x/y/z", "x/y", "x", new Labels(Set.of(), Set.of()));
            assertThatThrownBy(() -> data.read(stranger)).hasMessage("clip 'x/y/z' is not of this data set");
        }
    }

    private static long positives(Dataset data, int unit) {
        return data.clips().stream()
                .filter(clip -> clip.labels().present().contains(new ActionUnit(unit)))
                .count();
    }

    private static Dataset open(Map<String, ?> options) {
        return Opened.of(new SyntheticFlowProvider(), options);
    }
}
