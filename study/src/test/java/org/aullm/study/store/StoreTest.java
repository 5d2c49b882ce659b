package org.aullm.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialExplanation.Finding;
import org.aullm.core.result.TrialResult;
import org.aullm.core.trial.TrialOutcome;
import org.aullm.study.StudyException;
import org.aullm.study.StudyFolderTest;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.tensor.Sha256;
import org.junit.jupiter.api.Test;

class StoreTest extends StudyFolderTest {

    @Test
    void a_seal_is_the_checksum_of_all_before_it() {
        String sealed = Seal.seal("{\n  \"a\" : 1\n}");

        assertThat(sealed)
                .isEqualTo("{\n  \"a\" : 1,\n  \"sha256\" : \"%s\"\n}\n".formatted(Sha256.of("{\n  \"a\" : 1")));
        assertThat(Seal.open(sealed)).contains("{\n  \"a\" : 1\n}");
    }

    @Test
    void any_change_breaks_a_seal() {
        String sealed = Seal.seal("{\n  \"a\" : 1\n}");

        assertThat(Seal.open(sealed.replace("1,", "2,"))).isEmpty();
        assertThat(Seal.open(sealed.substring(0, sealed.length() - 1))).isEmpty();
        assertThat(Seal.open(sealed + " ")).isEmpty();
        assertThat(Seal.open("")).isEmpty();
    }

    @Test
    void the_plan_is_read_back_as_it_was_written() throws Exception {
        StudyFolder study = new StudyFolder(folder.resolve("out"));
        Plan plan = plan(GOOD);

        study.write(plan);

        assertThat(study.plan()).isEqualTo(StoredPlan.of(plan));
        assertThat(study.plan().cells().get(1).cell().change()).isEqualTo("graph: none");
        assertThat(study.plan().cells().get(1).trials()).hasSize(6);
    }

    @Test
    void the_resolved_study_file_is_a_study_file_for_the_same_trials() throws Exception {
        Plan plan = plan(GOOD, "prompt=\"Units: {units}.\\nLook at {content}{relations}\\nAnswer:\"", "...weight=0.3");
        new StudyFolder(folder.resolve("out")).write(plan);
        String resolved = Files.readString(folder.resolve("out/study.yaml"));

        assertThat(resolved)
                .startsWith(
                        "# The study as it was run: command-line changes made, every option with its value.\nstudy: fake-study\n")
                .contains(
                        "  graph: {use: r-augnn, layers: 3, tuning: full, learning-rate-scale: 1.0, frozen-epochs: 0}\n")
                .contains("prompt: |-\n  Units: {units}.\n  Look at {content}{relations}\n  Answer:\n");
        Plan again = plan(resolved);
        assertThat(again.trials()).extracting(PlannedTrial::id).isEqualTo(ids(plan));
        assertThat(again.study().cells()).extracting(cell -> cell.name()).startsWith("baseline", "graph: none");
    }

    @Test
    void a_result_has_the_same_bytes_whatever_the_order_in_which_components_describe_themselves() throws Exception {
        TrialConfig config = plan(GOOD).trials().get(0).config();
        Map<String, String> forwards = new LinkedHashMap<>();
        forwards.put("parameters", "390");
        forwards.put("score-source", "token-head");
        Map<String, String> backwards = new LinkedHashMap<>();
        backwards.put("score-source", "token-head");
        backwards.put("parameters", "390");

        assertThat(written(config, "one", forwards)).isEqualTo(written(config, "other", backwards));
    }

    @Test
    void an_explanation_stands_beside_the_result_if_there_is_one() throws Exception {
        TrialConfig config = plan(GOOD).trials().get(0).config();
        Finding finding =
                new Finding("graph", "prior", "given", List.of("unit", "heard"), List.of(1, 1), List.of(0.5), Map.of());
        TrialFolder trial = write(config, "one", Map.of(), List.of(finding));

        assertThat(trial.explanation().orElseThrow().findings()).containsExactly(finding);
        assertThat(trial.path().resolve("explanation.json"))
                .hasContent(("{'findings':[{'axes':['unit','heard'],'clips':{},'mean':[0.5],'meaning':'given',"
                                + "'name':'prior','shape':[1,1],'slot':'graph'}],'format':1,'trial':'id','units':%s}")
                        .formatted(config.units())
                        .replace('\'', '"')
                        .replace(", ", ","));

        write(config, "one", Map.of(), List.of());
        assertThat(trial.explanation()).isEmpty();
        assertThat(trial.path().resolve("explanation.json")).doesNotExist();
    }

    private String written(TrialConfig config, String place, Map<String, String> facts) throws IOException {
        TrialFolder trial = write(config, place, facts, List.of());
        assertThat(trial.state()).isEqualTo(TrialFolder.State.DONE);
        return Files.readString(trial.path().resolve("result.json"));
    }

    private TrialFolder write(TrialConfig config, String place, Map<String, String> facts, List<Finding> findings)
            throws IOException {
        TrialFolder trial = new TrialFolder(folder.resolve(place).resolve("id"));
        trial.writeSpec(config);
        trial.write(new TrialOutcome(
                new TrialResult(TrialResult.FORMAT, "id", config, "data", Map.of("llm", facts), List.of(), List.of()),
                new TrialExplanation(TrialExplanation.FORMAT, "id", config.units(), findings),
                new TrialCost("id", "now", 1, Map.of(), 1, 1, 1, Map.of(), Map.of())));
        return trial;
    }

    @Test
    void a_folder_without_a_study_says_so() {
        assertThatThrownBy(() -> StoredStudy.load(folder.resolve("nowhere")))
                .isInstanceOf(StudyException.class)
                .hasMessage("no study in %s/nowhere: it has no plan.json. Name a folder that 'study run' has written"
                        .formatted(folder));
    }

    private static List<String> ids(Plan plan) {
        return plan.trials().stream().map(PlannedTrial::id).toList();
    }
}
