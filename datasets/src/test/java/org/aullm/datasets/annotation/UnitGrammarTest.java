package org.aullm.datasets.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitGrammarTest {

    @ParameterizedTest
    @CsvSource({
        "4, 4, UNIT, BOTH, '', false",
        "L2, 2, UNIT, LEFT, '', false",
        "R14A, 14, UNIT, RIGHT, A, false",
        "12L, 12, UNIT, LEFT, '', false",
        "10A/B, 10, UNIT, BOTH, AB, false",
        "A/L12, 12, UNIT, LEFT, '', false",
        "A12B, 12, UNIT, ASYMMETRIC, B, false",
        "T18, 18, UNIT, TOP, '', false",
        "B28, 28, UNIT, BOTTOM, '', false",
        "AD38, 38, DESCRIPTOR, BOTH, '', false",
        "M57, 57, MOVEMENT, BOTH, '', false",
        "AU4(k), 4, UNIT, BOTH, '', true",
    })
    void a_code_has_a_number_a_kind_a_side_an_intensity_and_perhaps_doubt(
            String part, int number, UnitCode.Kind kind, Side side, String intensity, boolean doubtful) {
        assertThat(UnitGrammar.code(part)).contains(new UnitCode(number, kind, side, intensity, doubtful, part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "soft focus", "ref(5)", "ref(L10)", "612", "0", "L12 or L14", "12F"})
    void what_is_no_code_is_none(String part) {
        assertThat(UnitGrammar.code(part)).isEmpty();
    }

    @Test
    void a_cell_is_separated_by_plus_or_by_commas_of_either_width() {
        assertThat(UnitGrammar.parts("L12 + 61")).containsExactly("L12", "61");
        assertThat(UnitGrammar.parts("4,7\uFF0C14")).containsExactly("4", "7", "14");
        assertThat(UnitGrammar.parts("12+15 ")).containsExactly("12", "15");
        assertThat(UnitGrammar.parts("")).isEmpty();
    }

    @Test
    void a_choice_names_what_it_chooses_from() {
        assertThat(UnitGrammar.isAlternative("(R6 or R12)")).isTrue();
        assertThat(UnitGrammar.alternatives("(R6 or R12)")).containsExactly("R6", "R12");
        assertThat(UnitGrammar.alternatives("R14A or 17A or 24A")).containsExactly("R14A", "17A", "24A");
    }
}
