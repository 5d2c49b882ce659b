package org.aullm.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.aullm.study.StudyFolderTest;
import org.junit.jupiter.api.Test;

class MessagesTest extends StudyFolderTest {

    @Test
    void a_word_of_another_option_is_shown_its_place() {
        assertThat(problems(GOOD, "training.optimizer=cosine"))
                .contains(
                        "training.optimizer: expected one of adamw, sgd, found 'cosine'. That is a word of 'schedule'.");
    }

    @Test
    void every_mistake_in_a_file_has_its_message_at_once() {
        assertThat(
                        problems(
                                """
                                study: my study
                                data: { use: fake-clips, root: daat }
                                units: [1, 4, 4, 120]
                                protocol: { split: losso, seeds: [] }
                                baseline:
                                  encoder: { use: plain-cnn, layrs: 3 }
                                  projector: mge-epf
                                  graph: { use: r-augnn, layers: 9 }
                                  llm: { use: decoder }
                                  loss: bce
                                  regularisers: []
                                training: { epochs: many, learning-rate: -1 }
                                device: gpu
                                prompt: "What do you see?"
                                ablate:
                                  design: two-at-a-time
                                  variants:
                                    - graph: none
                                    - graph: none
                                    - {}
                                """))
                .isEqualTo(
                        """
                        18 problems in study.yaml:
                        study.yaml:1  study: 'my study' cannot name a folder; use letters, digits, '-', '_' and '.'.
                        study.yaml:2  data.root: no file or folder is at 'daat'.
                          Looked for HERE/daat; HERE holds data, model, study.yaml. Did you mean 'data'?
                        study.yaml:3  units.2: 4 is given twice.
                        study.yaml:3  units.3: expected an action unit, a number from 1 to 99, found 120.
                        study.yaml:4  protocol.split: no split is called 'losso'.
                          Available: loso, k-fold, leave-one-dataset-out, train-on-test-on, hold-out. Did you mean 'loso'?
                        study.yaml:4  protocol.seeds: expected a list of seeds, such as [1, 2, 3], found an empty list.
                        study.yaml:6  baseline.encoder.layrs: no option is called 'layrs'.
                          Available: layers, tuning, learning-rate-scale, frozen-epochs. Did you mean 'layers'?
                        study.yaml:7  baseline.projector: no projector is called 'mge-epf'.
                          Available: linear, mge-efp. Did you mean 'mge-efp'?
                        study.yaml:8  baseline.graph.layers: expected a whole number from 1 to 4, found 9.
                        study.yaml:9  baseline.llm.model: is required: the model's folder, a path.
                        study.yaml:11  baseline.regularisers: no key is called 'regularisers' here.
                          Available: encoder, projector, graph, llm, loss, regularizers. Did you mean 'regularizers'?
                        study.yaml:12  training.epochs: expected a whole number, found 'many'.
                        study.yaml:12  training.learning-rate: expected a number of at least 0, found -1.
                        study.yaml:13  device: 'gpu' is not a device; write auto, cpu, cuda or cuda:N.
                        study.yaml:14  prompt: slot {content} is missing: the model would see nothing of the clip.
                        study.yaml:16  ablate.design: no design is called 'two-at-a-time'.
                          Available: one-at-a-time, grid, fractional, list, random.
                        study.yaml:19  ablate.variants.1: 'graph: none' is already the name of the cell at study.yaml:18; give this one another with 'name'.
                        study.yaml:20  ablate.variants.2: changes nothing; write what is changed, such as { graph: none }.""");
    }

    @Test
    void what_is_missing_is_named_with_what_it_is() {
        assertThat(problems("study: s\nbaseline: { encoder: plain-cnn }\n"))
                .isEqualTo(
                        """
                        7 problems in study.yaml:
                        study.yaml:1  data: is required: the data set.
                        study.yaml:1  units: is required: a list of action units, such as [1, 2, 4].
                        study.yaml:1  protocol: is required: a map, such as { split: loso, seeds: [1] }.
                        study.yaml:2  baseline.projector: is required: the projector, one of linear, mge-efp.
                        study.yaml:2  baseline.graph: is required: the relation graph, one of none, r-augnn.
                        study.yaml:2  baseline.llm: is required: the language model, one of none, decoder.
                        study.yaml:2  baseline.loss: is required: the loss, one of bce.""");
    }

    @Test
    void an_absent_unit_is_told_from_one_that_is_never_coded() {
        assertThat(problems(GOOD.replace("[1, 4]", "[1, 99, 17]")))
                .isEqualTo(
                        """
                        2 problems in study.yaml:
                        study.yaml:3  units.1: data set 'fake-clips' has no clip with AU99.
                          Units with clips: 1 (3), 4 (3), 12 (3).
                        study.yaml:3  units.2: data set 'fake-clips' never codes AU17.
                          Units with clips: 1 (3), 4 (3), 12 (3).""");
    }

    @Test
    void parts_that_do_not_fit_each_other_are_named_in_every_cell() {
        assertThat(problems(GOOD.replace("- graph: none", "- encoder: frame-cnn")
                        .replace("- llm: none", "- prompt: '{content}" + "long ".repeat(300) + "'")))
                .isEqualTo(
                        """
                        2 problems in study.yaml:
                        study.yaml:9  baseline.llm: the prompt is longer than the model's 256 positions.
                        study.yaml:15  ablate.variants.0.encoder: 'frame-cnn' reads frames, but data set 'fake-clips' gives flow-image; choose an encoder for flow-image, or a data set that gives frames.""");
    }

    @Test
    void broken_data_is_a_problem_of_the_data_set() throws IOException {
        read(GOOD);
        Files.createFile(folder.resolve("data/broken"));

        assertThat(problems(GOOD))
                .isEqualTo("1 problem in study.yaml:\nstudy.yaml:2  data: index.csv, row 7: no such subject");
    }

    @Test
    void too_few_subjects_are_a_problem_of_the_protocol() {
        assertThat(problems(GOOD.replace("split: loso", "split: k-fold, folds: 4")))
                .isEqualTo(
                        """
                        1 problem in study.yaml:
                        study.yaml:4  protocol: k-fold needs at least 4 subjects, data set 'fake-clips' has 3 with clips for these units.""");
    }

    @Test
    void a_file_that_is_not_there_is_looked_for_by_name() {
        read(GOOD);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> StudyFile.read(java.nio.file.Path.of("studdy.yaml"), java.util.List.of(), folder)))
                .hasMessage(
                        """
                        1 problem in studdy.yaml:
                        studdy.yaml: no such file.
                          Looked for %s/studdy.yaml; %s holds data, model, study.yaml. Did you mean 'study.yaml'?"""
                                .formatted(folder, folder));
    }
}
