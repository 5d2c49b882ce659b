package org.aullm.graph.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aullm.api.Intervention;
import org.aullm.graph.kit.Relation.Kind;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final float SHUT = -1e9f;

    // The units in no particular order, AU45 with nobody.
    private final Structure structure = new Structure(
            PriorsTest.units(12, 4, 45, 7),
            List.of(
                    Relation.of(4, 7, Kind.POSITIVE),
                    Relation.of(7, 12, Kind.POSITIVE),
                    Relation.of(4, 12, Kind.NEGATIVE)));

    @Test
    void attention_is_open_along_edges_both_ways_and_to_oneself() {
        assertThat(structure.attention(Intervention.NONE))
                .containsExactly(
                        0, 0, SHUT, 0, //
                        0, 0, SHUT, 0, //
                        SHUT, SHUT, 0, SHUT, //
                        0, 0, SHUT, 0);
    }

    @Test
    void kinds_have_masks_of_their_own() {
        assertThat(structure.related(Kind.NEGATIVE))
                .containsExactly(
                        0, 1, 0, 0, //
                        1, 0, 0, 0, //
                        0, 0, 0, 0, //
                        0, 0, 0, 0);
        assertThat(structure.related(Kind.POSITIVE))
                .containsExactly(
                        0, 0, 0, 1, //
                        0, 0, 0, 1, //
                        0, 0, 0, 0, //
                        1, 1, 0, 0);
        assertThat(structure.alone()).isEqualTo(PriorsTest.units(45));
    }

    @Test
    void an_intervention_drops_its_share_and_the_seed_says_which() {
        List<Relation> all = structure.relations();

        assertThat(structure.left(Intervention.NONE)).isEqualTo(all);
        assertThat(structure.left(new Intervention(0.67, 3))).hasSize(1).isSubsetOf(all);
        assertThat(structure.left(new Intervention(0.67, 3))).isEqualTo(structure.left(new Intervention(0.67, 3)));
        assertThat(java.util.stream.LongStream.range(0, 30)
                        .mapToObj(seed -> structure.left(new Intervention(0.67, seed)))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void a_small_share_drops_at_least_one_relation() {
        assertThat(structure.left(new Intervention(0.01, 1))).hasSize(2);
    }

    @Test
    void self_loops_stay_when_everything_is_dropped() {
        assertThat(structure.attention(new Intervention(1, 1)))
                .isEqualTo(new Structure(structure.units(), List.of()).attention(Intervention.NONE))
                .containsExactly(
                        0, SHUT, SHUT, SHUT, //
                        SHUT, 0, SHUT, SHUT, //
                        SHUT, SHUT, 0, SHUT, //
                        SHUT, SHUT, SHUT, 0);
    }
}
