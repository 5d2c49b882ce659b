package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final List<ActionUnit> UNITS = List.of(new ActionUnit(1), new ActionUnit(4));

    /** 71 clips: subject a has 50, b 20, c 1; AU1 is in 4, AU4 in none. */
    private static final List<Example> EXAMPLES = IntStream.range(0, 71)
            .mapToObj(i -> Example.of(clip(i), new float[0], UNITS))
            .toList();

    private static Clip clip(int i) {
        Set<ActionUnit> present = i % 20 == 0 ? Set.of(UNITS.get(0)) : Set.of();
        return new Clip("c" + i, i < 50 ? "a" : i < 70 ? "b" : "c", "d", new Labels(present, Set.copyOf(UNITS)));
    }

    @Test
    void subjects_are_shown_equally_often_and_side_by_side() {
        List<List<Integer>> steps =
                sampler(7, Map.of("batch", 24, "balance", "subjects")).epoch(0);
        List<String> subjects = steps.stream()
                .flatMap(List::stream)
                .map(i -> EXAMPLES.get(i).clip().subject())
                .toList();
        assertThat(subjects).hasSize(71);
        for (String subject : List.of("a", "b", "c")) {
            assertThat(subjects.stream().filter(subject::equals).count()).isBetween(23L, 24L);
        }
        assertThat(subjects.subList(0, 3)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void clips_with_rare_units_are_shown_as_often_as_those_without() {
        long rare = IntStream.range(0, 200)
                .mapToObj(sampler(7, Map.of("balance", "units"))::epoch)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(i -> i % 20 == 0)
                .count();
        // Half of 200 passes of 71 clips, with a deviation of 60.
        assertThat(rare).isBetween(7100L - 240, 7100L + 240);
    }

    @Test
    void jitter_moves_the_last_frame_as_au_llm_does() {
        assertThat(sampler(7, Map.of("frames", 4, "temporal-jitter", true)).changes(Sampler.AUGMENTATION, 3, 200))
                .extracting(Batch.Change::lastFrame)
                .containsOnly(4, 5, 6);
        assertThat(sampler(7, Map.of("frames", 4)).changes(Sampler.AUGMENTATION, 3, 9))
                .extracting(Batch.Change::lastFrame)
                .containsOnly(-1);
    }

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
        return new Sampler(seed, EXAMPLES, 8, Options.of(TrainingOptions.ALL, training));
    }
}
