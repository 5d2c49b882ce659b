package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.junit.jupiter.api.Test;

class SamplerTest {

    @Test
    void a_pass_shows_every_clip_once_in_steps_of_nearly_equal_size() {
        List<List<Integer>> steps = sampler(7, Map.of("batch", 32)).epoch(0);

        assertThat(steps).extracting(List::size).containsExactly(23, 24, 24);
        assertThat(steps.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 71).boxed().toList());
    }

    @Test
    void order_depends_on_seed_and_pass_alone() {
        Sampler sampler = sampler(7, Map.of());
        assertThat(sampler.epoch(1)).isEqualTo(sampler(7, Map.of("shift", 2)).epoch(1));
        assertThat(sampler.epoch(1)).isNotEqualTo(sampler.epoch(2));
        assertThat(sampler.epoch(1)).isNotEqualTo(sampler(8, Map.of()).epoch(1));
    }

    @Test
    void changes_stay_within_what_was_asked() {
        assertThat(sampler(7, Map.of()).changes(Sampler.AUGMENTATION, 3, 5)).containsOnly(Batch.Change.NONE);
        assertThat(sampler(7, Map.of("shift", 2, "flip", true)).changes(Sampler.AUGMENTATION, 3, 100))
                .allMatch(change -> Math.abs(change.right()) <= 2 && Math.abs(change.down()) <= 2)
                .anyMatch(Batch.Change::mirror)
                .anyMatch(change -> !change.mirror());
    }

    @Test
    void one_draw_serves_a_batch_where_asked() {
        assertThat(
                        sampler(7, Map.of("shift", 2, "flip", true, "draw", "batch"))
                                .changes(Sampler.AUGMENTATION, 3, 20)
                                .stream()
                                .distinct())
                .hasSize(1);
    }

    private static Sampler sampler(long seed, Map<String, Object> training) {
        return new Sampler(seed, 71, Options.of(TrainingOptions.ALL, training));
    }
}
