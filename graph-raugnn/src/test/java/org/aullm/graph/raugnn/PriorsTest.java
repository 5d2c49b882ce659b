package org.aullm.graph.raugnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aullm.graph.raugnn.Relation.Kind;
import org.junit.jupiter.api.Test;

class PriorsTest {

    @Test
    void macro_keeps_the_relations_between_the_units_at_hand() {
        // SAMM's four units.
        assertThat(Priors.of("macro").relations(Seen.training(2, 4, 7, 12), 1))
                .containsExactly(
                        Relation.of(2, 4, Kind.POSITIVE),
                        Relation.of(2, 7, Kind.POSITIVE),
                        Relation.of(4, 7, Kind.POSITIVE),
                        Relation.of(7, 12, Kind.POSITIVE),
                        Relation.of(4, 12, Kind.NEGATIVE));
    }

    @Test
    void macro_knows_nothing_of_units_beyond_its_twelve() {
        assertThat(Priors.of("macro").relations(Seen.training(17, 23, 45), 1)).isEmpty();
    }

    @Test
    void full_relates_every_pair_once() {
        assertThat(Priors.of("full").relations(Seen.training(4, 1, 45), 1))
                .containsExactly(
                        Relation.of(1, 4, Kind.POSITIVE),
                        Relation.of(1, 45, Kind.POSITIVE),
                        Relation.of(4, 45, Kind.POSITIVE));
    }

    @Test
    void random_has_as_many_relations_of_each_kind_as_macro() {
        var units = Seen.training(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17);
        List<Relation> one = Priors.of("random").relations(units, 1);

        assertThat(one.stream().map(relation -> List.of(relation.first(), relation.second())))
                .hasSize(25)
                .doesNotHaveDuplicates();
        assertThat(one.stream().filter(relation -> relation.kind() == Kind.NEGATIVE))
                .hasSize(1);
        assertThat(Priors.of("random").relations(units, 1)).isEqualTo(one);
        assertThat(Priors.of("random").relations(units, 2)).isNotEqualTo(one);
    }

    @Test
    void none_relates_nobody() {
        assertThat(Priors.of("none").relations(Seen.training(1, 2), 1)).isEmpty();
    }
}
