package org.aullm.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.aullm.core.config.ComponentConfig;
import org.aullm.study.StudyFolderTest;
import org.aullm.study.file.Cell;
import org.junit.jupiter.api.Test;

class PlannerTest extends StudyFolderTest {

    @Test
    void cells_are_the_baseline_and_its_variants_by_readable_names() {
        assertThat(plan(GOOD).study().cells())
                .extracting(Cell::name)
                .containsExactly("baseline", "graph: none", "regularizers: none", "projector: linear", "llm: none");
    }

    @Test
    void a_variant_changes_one_thing_and_keeps_the_rest() {
        Cell cell = plan(GOOD).study().cells().get(1);

        assertThat(cell.graph()).isEqualTo(ComponentConfig.EMPTY);
        assertThat(cell.projector().use()).isEqualTo("mge-efp");
        assertThat(cell.training()).containsEntry("epochs", 5).containsEntry("batch", 32);
    }

    @Test
    void a_variant_without_use_changes_options_of_the_baseline() {
        Plan plan = plan(GOOD.replace("- graph: none", "- { graph: { layers: 1 } }")
                .replace("- llm: none", "- { training: { epochs: 7 } }"));

        assertThat(plan.study().cells().get(1).name()).isEqualTo("graph: layers 1");
        assertThat(plan.study().cells().get(1).graph().options()).containsEntry("layers", 1);
        assertThat(plan.study().cells().get(1).graph().use()).isEqualTo("r-augnn");
        assertThat(plan.study().cells().get(4).name()).isEqualTo("training: epochs 7");
        assertThat(plan.study().cells().get(4).training()).containsEntry("epochs", 7);
    }

    @Test
    void a_variant_with_use_replaces_the_slot_wholly() {
        Plan plan = plan(GOOD.replace("- graph: none", "- { name: other graph, graph: { use: r-augnn } }"));

        assertThat(plan.study().cells().get(1).name()).isEqualTo("other graph");
        assertThat(plan.study().cells().get(1).graph().options()).containsEntry("layers", 2);
    }

    @Test
    void every_option_has_its_value() {
        assertThat(plan(GOOD).study().cells().get(0).graph().options())
                .isEqualTo(java.util.Map.of(
                        "layers", 3, "tuning", "full", "learning-rate-scale", 1.0, "frozen-epochs", 0));
    }

    @Test
    void trials_are_every_cell_on_every_fold_with_every_seed_and_any_beginning_is_balanced() {
        List<PlannedTrial> trials = plan(GOOD).trials();

        assertThat(trials).hasSize(5 * 3 * 2);
        assertThat(trials.subList(0, 6))
                .extracting(PlannedTrial::toString)
                .containsExactly(
                        "baseline, fold fake/s1, seed 1",
                        "graph: none, fold fake/s1, seed 1",
                        "regularizers: none, fold fake/s1, seed 1",
                        "projector: linear, fold fake/s1, seed 1",
                        "llm: none, fold fake/s1, seed 1",
                        "baseline, fold fake/s2, seed 1");
        assertThat(trials)
                .extracting(PlannedTrial::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{16}"));
    }

    @Test
    void only_subjects_with_a_known_unit_are_judged() {
        Plan plan = plan(GOOD.replace("[1, 4]", "[12]"));

        assertThat(plan.baseline().clips()).isEqualTo(3);
        assertThat(plan(GOOD).baseline().clips()).isEqualTo(9);
    }

    @Test
    void subjects_are_dealt_out_to_k_folds() {
        Plan plan = plan(GOOD.replace("split: loso", "split: k-fold, folds: 2"), "data.subjects=5");

        assertThat(plan.baseline().folds()).hasSize(2);
        assertThat(plan.baseline().folds().get(0).name()).isEqualTo("1 of 2");
        assertThat(plan.baseline().folds().get(0).test()).hasSize(3);
        assertThat(plan.baseline().folds().get(0).training())
                .isEqualTo(plan.baseline().folds().get(1).test());
    }

    @Test
    void cells_that_come_to_the_same_share_their_trials() {
        Plan plan = plan(GOOD.replace("- graph: none", "- { graph: { layers: 3 } }"));

        assertThat(plan.trials().get(1).id()).isEqualTo(plan.trials().get(0).id());
    }

    @Test
    void ids_do_not_depend_on_the_order_of_keys_or_on_names_or_on_how_a_default_is_written() {
        String other = GOOD.replace("{ use: r-augnn, layers: 3 }", "{ tuning: full, layers: 3, use: r-augnn }")
                .replace("fake-study", "another-name")
                .replace("- llm: none", "- { name: no language, llm: none }");

        assertThat(ids(plan(other))).isEqualTo(ids(plan(GOOD)));
    }

    @Test
    void ids_change_with_any_option_seed_or_data() {
        String first = plan(GOOD).trials().get(0).id();

        assertThat(plan(GOOD, "training.batch=31").trials().get(0).id()).isNotEqualTo(first);
        assertThat(plan(GOOD, "graph.layers=2").trials().get(0).id()).isNotEqualTo(first);
        assertThat(plan(GOOD, "protocol.seeds=[3]").trials().get(0).id()).isNotEqualTo(first);
        assertThat(plan(GOOD, "units=[4, 1]").trials().get(0).id()).isNotEqualTo(first);
        assertThat(plan(GOOD, "data.subjects=4").trials().get(0).id()).isNotEqualTo(first);
        assertThat(plan(GOOD, "device=auto").trials().get(0).id()).isNotEqualTo(first);
        assertThat(plan(GOOD).trials().get(0).id()).isEqualTo(first);
    }

    @Test
    void ids_depend_on_what_files_hold_and_not_on_where_they_lie() throws IOException {
        String first = plan(GOOD).trials().get(0).id();
        Files.createDirectories(folder.resolve("moved"));
        Files.writeString(folder.resolve("moved/config.json"), "{}");

        assertThat(plan(GOOD, "llm.model=moved").trials().get(0).id()).isEqualTo(first);

        Files.writeString(folder.resolve("moved/config.json"), "{ }");
        assertThat(plan(GOOD, "llm.model=moved").trials().get(0).id()).isNotEqualTo(first);
    }

    private static List<String> ids(Plan plan) {
        return plan.trials().stream().map(PlannedTrial::id).toList();
    }
}
