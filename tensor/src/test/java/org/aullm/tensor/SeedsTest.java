package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void no_two_of_many_uses_share_a_seed() {
        Set<Long> seeds = new HashSet<>();
        List<String> purposes = List.of("", "a", "b", "ab", "ba", "encoder", "projector", "graph", "llm", "shuffle");
        for (long seed = 0; seed < 100; seed++) {
            for (String purpose : purposes) {
                seeds.add(Seeds.derive(seed, purpose));
                for (long step = 0; step < 100; step++) {
                    seeds.add(Seeds.derive(seed, purpose, step));
                }
            }
        }
        assertThat(seeds).hasSize(100 * 10 * 101);
    }

    @Test
    void a_seed_does_not_depend_on_what_was_derived_before() {
        long alone = Seeds.derive(3, "graph", 5);
        Seeds.derive(3, "encoder", 4);
        assertThat(Seeds.derive(3, "graph", 5)).isEqualTo(alone);
    }
}
