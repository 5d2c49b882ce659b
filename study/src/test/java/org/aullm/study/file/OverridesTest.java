package org.aullm.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aullm.study.Fakes;
import org.aullm.study.StudyFolderTest;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.junit.jupiter.api.Test;

class OverridesTest extends StudyFolderTest {

    @Test
    void any_value_can_be_set_from_outside() {
        Plan plan = plan(
                GOOD,
                "units=[4]",
                "training.learning-rate=3e-4",
                "baseline.graph.layers=1",
                "baseline.regularizers.0.weight=0.5",
                "ablate.variants.0.graph=r-augnn");

        assertThat(plan.study().units()).containsExactly(4);
        Cell baseline = plan.study().cells().get(0);
        assertThat(baseline.training()).containsEntry("learning-rate", 3e-4);
        assertThat(baseline.graph().options()).containsEntry("layers", 1);
        assertThat(baseline.regularizers().get(0).options()).containsEntry("weight", 0.5);
        assertThat(plan.study().cells().get(1).name()).isEqualTo("graph: r-augnn");
    }

    @Test
    void a_slot_needs_no_baseline_before_it_and_a_plain_id_takes_options() {
        Plan plan = plan(GOOD, "encoder.layers=4", "regularizers.1=orthogonality");

        Cell baseline = plan.study().cells().get(0);
        assertThat(baseline.encoder().use()).isEqualTo("plain-cnn");
        assertThat(baseline.encoder().options()).containsEntry("layers", 4);
        assertThat(baseline.regularizers().get(1).use()).isEqualTo("orthogonality");
    }

    @Test
    void three_dots_find_the_one_key_of_a_name() {
        assertThat(plan(GOOD, "...weight=0.7")
                        .study()
                        .cells()
                        .get(0)
                        .regularizers()
                        .get(0)
                        .options())
                .containsEntry("weight", 0.7);
        assertThat(problems(GOOD, "...use=bce"))
                .isEqualTo(
                        """
                        1 problem in study.yaml:
                        --set ...use: the file has 'use' in several places: data.use, baseline.projector.use, baseline.graph.use, baseline.llm.use, baseline.regularizers.0.use; write the whole path.""");
    }

    @Test
    void paths_in_the_file_are_relative_to_the_file_and_others_to_the_working_directory() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(elsewhere.resolve("other-model"));
        read(GOOD);
        StudyFile file = StudyFile.read(Path.of("../study.yaml"), List.of("...model=other-model"), elsewhere);
        Study study = new Planner(Fakes.registry()).plan(file).study();

        assertThat(study.baseline().data().options())
                .containsEntry("root", folder.resolve("data").toString());
        assertThat(study.cells().get(0).llm().options())
                .containsEntry("model", elsewhere.resolve("other-model").toString());
    }

    @Test
    void what_is_wrong_with_an_override_is_said_where_it_was_given() {
        assertThat(problems(
                        GOOD,
                        "graph.layers=many",
                        "regularizers.3.weight=1",
                        "epochs",
                        "units=[1, 2",
                        "prompt={content} tokens",
                        "llm=",
                        "trainign.epochs=3",
                        "...nothing=1"))
                .isEqualTo(
                        """
                        8 problems in study.yaml:
                        --set regularizers.3.weight: baseline.regularizers is a list with 1 entry, counted from 0; '3' is none of them.
                        --set epochs: expected path=value, such as --set training.epochs=10.
                        --set units: not YAML: while parsing a flow sequence, expected ',' or ']', but got <stream end>.
                        --set prompt: not YAML: a text that begins with a brace, bracket or other sign of YAML has to stand in quotes.
                        --set llm  baseline.llm: has no value. Give it one, leave the key out, or write none or [] for nothing.
                        --set ...nothing: the file has no key 'nothing' in data, baseline or training; write the whole path.
                        --set trainign.epochs  trainign: no key is called 'trainign' here.
                          Available: study, data, units, protocol, baseline, prompt, training, device, ablate. Did you mean 'training'?
                        --set graph.layers  baseline.graph.layers: expected a whole number, found 'many'.""");
    }
}
