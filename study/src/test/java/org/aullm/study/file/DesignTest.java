package org.aullm.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aullm.study.StudyFolderTest;
import org.aullm.study.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTest extends StudyFolderTest {

    private static final String TWO_FACTORS =
            """
              factors:
                - graph: none
                - { name: term, levels: [ { regularizers: [] }, { name: other term, regularizers: [orthogonality] } ] }
            """;

    @Test
    void a_grid_has_every_combination_and_the_baseline_first() {
        Plan plan = plan(with("grid\n" + TWO_FACTORS));

        assertThat(plan.study().cells())
                .extracting(Cell::name)
                .containsExactly(
                        "baseline",
                        "regularizers: none",
                        "other term",
                        "graph: none",
                        "graph: none + regularizers: none",
                        "graph: none + other term");
        assertThat(plan.study().design())
                .isEqualTo(new Design(
                        Design.GRID,
                        List.of(
                                new Design.Factor("graph", List.of("baseline", "graph: none")),
                                new Design.Factor("term", List.of("baseline", "regularizers: none", "other term"))),
                        List.of(),
                        0));
        Cell last = plan.study().cells().get(5);
        assertThat(last.levels()).isEqualTo(Map.of("graph", "graph: none", "term", "other term"));
        assertThat(last.graph().isNone()).isTrue();
        assertThat(last.regularizers().get(0).use()).isEqualTo("orthogonality");
        assertThat(last.change()).isEqualTo("graph: none + regularizers: orthogonality");
        assertThat(plan.study().baseline().levels()).isEqualTo(Map.of("graph", "baseline", "term", "baseline"));
    }

    @Test
    void a_fraction_of_five_factors_has_half_the_cells_and_says_how_they_follow() {
        Plan plan = plan(
                with(
                        """
                        fractional
                          factors:
                            - graph: none
                            - regularizers: []
                            - projector: linear
                            - llm: none
                            - training: { epochs: 7 }
                        """));

        assertThat(plan.study().cells()).hasSize(16);
        assertThat(plan.study().cells().get(0).name()).isEqualTo("baseline");
        assertThat(plan.study().design().generators()).containsExactly("E = ABCD");
        assertThat(plan.study().design().resolution()).isEqualTo(5);
        assertThat(plan.study().design().factors())
                .extracting(Design.Factor::name)
                .containsExactly("graph", "regularizers", "projector", "llm", "training epochs");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11})
    void a_fraction_has_the_resolution_that_it_says(int factors) {
        Fraction fraction = Fraction.of(factors).orElseThrow();
        List<List<Integer>> cells = fraction.cells();

        assertThat(cells).hasSize(1 << (factors - fraction.generators().size())).doesNotHaveDuplicates();
        assertThat(cells.get(0)).containsOnly(0);
        int shortest = factors + 1;
        for (int word = 1; word < 1 << factors; word++) {
            if (isConstant(word, cells)) {
                shortest = Math.min(shortest, Integer.bitCount(word));
            }
        }
        assertThat(shortest).isEqualTo(fraction.resolution()).isGreaterThanOrEqualTo(5);
    }

    /** Whether the product of some factors' signs, + for the baseline's level, is the same in all cells. */
    private static boolean isConstant(int word, List<List<Integer>> cells) {
        Set<Integer> products = new HashSet<>();
        for (List<Integer> cell : cells) {
            int minuses = 0;
            for (int factor = 0; factor < cell.size(); factor++) {
                minuses += ((word >> factor) & 1) * cell.get(factor);
            }
            products.add(minuses % 2);
        }
        return products.size() == 1;
    }

    @Test
    void random_cells_are_different_the_same_every_time_and_not_more_than_there_are() {
        List<Integer> levels = List.of(2, 3, 2, 4);
        List<List<Integer>> drawn = Combinations.drawn(levels, 10, 7);

        assertThat(drawn).hasSize(11).doesNotHaveDuplicates().isEqualTo(Combinations.drawn(levels, 10, 7));
        assertThat(drawn).isNotEqualTo(Combinations.drawn(levels, 10, 8));
        assertThat(Combinations.drawn(levels, 1000, 7)).hasSize(48).containsAll(Combinations.all(levels));
        assertThat(plan(with("random\n  cells: 3\n  seed: 5\n" + TWO_FACTORS))
                        .study()
                        .cells())
                .hasSize(4)
                .extracting(Cell::name)
                .startsWith("baseline");
    }

    @Test
    void a_list_takes_cells_as_they_are() {
        Plan plan = plan(with("list\n  variants: [ { graph: none, regularizers: [], name: bare } ]\n"));

        assertThat(plan.study().cells()).extracting(Cell::name).containsExactly("baseline", "bare");
        assertThat(plan.study().design()).isEqualTo(Design.without(Design.LIST));
    }

    @Test
    void a_variant_may_change_data_and_protocol() {
        Plan plan = plan(
                with(
                        """
                        one-at-a-time
                          variants:
                            - data: { subjects: 5 }
                            - protocol: { split: k-fold, folds: 3 }
                            - protocol: { seeds: [7] }
                        """));

        assertThat(plan.cells()).extracting(cell -> cell.folds().size()).containsExactly(3, 5, 3, 3);
        assertThat(plan.cells())
                .extracting(cell -> cell.cell().protocol().seeds())
                .containsExactly(List.of(1L, 2L), List.of(1L, 2L), List.of(1L, 2L), List.of(7L));
        assertThat(plan.cells().get(1).clips()).isEqualTo(15);
        assertThat(plan.trials()).hasSize(6 + 10 + 6 + 3);
    }

    @Test
    void where_each_value_was_written_is_known() {
        Cell cell = plan(with("list\n  variants: [ { graph: { layers: 1 } } ]\n"), "training.batch=8")
                .study()
                .cells()
                .get(1);

        assertThat(cell.origins())
                .containsEntry("graph", "study.yaml:8")
                .containsEntry("graph.layers", "study.yaml:15")
                .containsEntry("graph.tuning", "default")
                .containsEntry("regularizers.0.weight", "study.yaml:11")
                .containsEntry("training.epochs", "study.yaml:12")
                .containsEntry("training.batch", "--set training.batch")
                .containsEntry("training.flip", "default")
                .containsEntry("protocol.split", "study.yaml:4")
                .containsEntry("data.root", "study.yaml:2")
                .containsEntry("prompt", "default");
    }

    @Test
    void impossible_designs_are_refused_with_what_to_do() {
        assertThat(problems(with("fractional\n  factors: [ { graph: none }, { llm: none } ]\n")))
                .isEqualTo(
                        """
                        1 problem in study.yaml:
                        study.yaml:15  ablate.factors: fractional takes 5 to 11 factors, found 2; fewer have no fraction that keeps two-way interactions apart, use grid (4 cells).""");
        assertThat(problems(with("grid\n  variants: [ { graph: none } ]\n")))
                .isEqualTo(
                        """
                        2 problems in study.yaml:
                        study.yaml:13  ablate.factors: is required: a list of what is varied, such as [{ graph: none }, { regularizers: [] }].
                        study.yaml:15  ablate.variants: 'variants' belongs to design one-at-a-time or list, this is grid; use 'factors'.""");
        assertThat(problems(with("random\n  cells: 0\n" + TWO_FACTORS)))
                .isEqualTo(
                        """
                        1 problem in study.yaml:
                        study.yaml:15  ablate.cells: expected a whole number from 1 to 4096, found 0.""");
        List<String> levels = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            levels.add("{ name: f%d, training: { epochs: %d } }".formatted(i, i));
        }
        assertThat(problems(with("grid\n  factors: [ %s ]\n".formatted(String.join(", ", levels)))))
                .endsWith(
                        "ablate: 8,192 cells are more than 4,096; use fewer factors, or design fractional or random.");
    }

    @Test
    void a_combination_that_cannot_be_is_named() {
        assertThat(problems(with("grid\n  factors: [ { graph: none }, { graph: { layers: 1 } } ]\n")))
                .isEqualTo(
                        """
                        1 problem in study.yaml:
                        study.yaml:15  ablate.factors.1.graph.layers: no option is called 'layers'.
                          Available: nothing.
                          In cell 'graph: none + graph: layers 1'.""");
    }

    /** The good study with another design. */
    private static String with(String design) {
        return GOOD.substring(0, GOOD.indexOf("ablate:")) + "ablate:\n  design: " + design;
    }
}
