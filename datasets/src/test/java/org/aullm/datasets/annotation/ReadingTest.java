package org.aullm.datasets.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.aullm.datasets.annotation.Reading.Alternatives;
import org.aullm.datasets.annotation.Reading.Doubtful;
import org.aullm.datasets.annotation.Reading.Rule;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void digits_count_whatever_stands_around_them() {
        Reading.Read read = Reading.MEB.read("ref(5)+20C+AD38+soft focus+7B");
        assertThat(read.units()).containsExactly(5, 7, 20, 38);
        assertThat(read.unread()).containsExactly("soft focus");
    }

    @Test
    void strict_takes_plain_and_certain_action_units_only() {
        Reading.Read read =
                new Reading(Rule.STRICT, Alternatives.FIRST, Doubtful.DROP).read("ref(5)+R14B+AD38+AU4(k)+M57");
        assertThat(read.units()).containsExactly(14);
        assertThat(read.unread()).containsExactly("ref(5)", "AD38", "AU4(k)", "M57");
    }

    @Test
    void a_doubtful_unit_counts_only_where_that_is_asked_for() {
        assertThat(new Reading(Rule.STRICT, Alternatives.FIRST, Doubtful.KEEP)
                        .read("AU4(k)+M57")
                        .units())
                .containsExactly(4);
    }

    @Test
    void a_choice_is_its_first_or_nothing() {
        assertThat(new Reading(Rule.DIGITS, Alternatives.FIRST, Doubtful.DROP)
                        .read("L12 or L14")
                        .units())
                .containsExactly(12);
        Reading.Read dropped = new Reading(Rule.DIGITS, Alternatives.DROP, Doubtful.DROP).read("L12 or L14+25");
        assertThat(dropped.units()).containsExactly(25);
        assertThat(dropped.unread()).containsExactly("L12 or L14");
    }

    @Test
    void numbers_above_99_are_not_units() {
        Reading.Read read = Reading.MEB.read("612+4");
        assertThat(read.units()).containsExactly(4);
        assertThat(read.unread()).containsExactly("612");
    }

    @Test
    void a_question_mark_gives_nothing_and_is_said() {
        assertThat(Reading.MEB.read("?").units()).isEmpty();
        assertThat(Reading.MEB.read("?").unread()).containsExactly("?");
    }
}
