package org.aullm.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aullm.study.StudyFolderTest;
import org.junit.jupiter.api.Test;

class IncludesTest extends StudyFolderTest {

    private static final String INCLUDING =
            """
            include: parts/common.yaml
            study: including
            baseline: { include: parts/model.yaml, graph: { layers: 4 } }
            training: { epochs: 7 }
            """;

    private static final String COMMON =
            """
            data: { use: fake-clips, root: ../data }
            units: [1, 4]
            protocol: { split: loso }
            training: { epochs: 5, batch: 8 }
            """;

    private static final String MODEL =
            """
            include: [encoders.yaml]
            projector: mge-efp
            graph: { use: r-augnn, layers: 3 }
            llm: none
            loss: bce
            """;

    @Test
    void what_is_included_is_as_if_written_there_and_own_keys_win() throws IOException {
        parts();
        Cell cell = plan(INCLUDING).study().baseline();

        assertThat(cell.encoder().use()).isEqualTo("plain-cnn");
        assertThat(cell.graph().options()).containsEntry("layers", 4);
        assertThat(cell.training()).containsEntry("epochs", 7).containsEntry("batch", 8);
        assertThat(cell.data().options())
                .containsEntry("root", folder.resolve("data").toString());
    }

    @Test
    void every_value_knows_its_own_file() throws IOException {
        parts();
        assertThat(plan(INCLUDING, "training.batch=9").study().baseline().origins())
                .containsEntry("data.root", "parts/common.yaml:1")
                .containsEntry("encoder", "parts/encoders.yaml:1")
                .containsEntry("graph", "parts/model.yaml:3")
                .containsEntry("graph.layers", "study.yaml:3")
                .containsEntry("training.epochs", "study.yaml:4")
                .containsEntry("training.batch", "--set training.batch");
    }

    @Test
    void mistakes_are_told_where_they_stand() throws IOException {
        parts();
        write("parts/model.yaml", MODEL.replace("mge-efp", "mge-epf").replace("bce", "{ use: bce, gama: 1 }"));
        write("parts/common.yaml", COMMON.replace("../data", "data"));

        assertThat(problems(INCLUDING.replace("study: including", "study: not fit")))
                .isEqualTo(
                        """
                        4 problems in study.yaml:
                        study.yaml:2  study: 'not fit' cannot name a folder; use letters, digits, '-', '_' and '.'.
                        parts/common.yaml:1  data.root: no file or folder is at 'data'.
                          Looked for HERE/parts/data; HERE/parts holds common.yaml, encoders.yaml, model.yaml.
                        parts/model.yaml:2  baseline.projector: no projector is called 'mge-epf'.
                          Available: linear, mge-efp. Did you mean 'mge-efp'?
                        parts/model.yaml:5  baseline.loss.gama: no option is called 'gama'.
                          Available: nothing.""");
    }

    @Test
    void files_that_include_each_other_are_refused() throws IOException {
        parts();
        write("parts/encoders.yaml", "include: model.yaml\nencoder: plain-cnn\n");

        assertThat(problems(INCLUDING))
                .isEqualTo(
                        """
                        1 problem in study.yaml:
                        parts/encoders.yaml:1  baseline.include: model.yaml includes itself: model.yaml > encoders.yaml > model.yaml; leave one of them out.""");
    }

    @Test
    void a_file_that_is_not_there_is_told_where_it_was_asked_for() throws IOException {
        parts();
        assertThat(problems(INCLUDING.replace("parts/model.yaml", "parts/modell.yaml")))
                .startsWith(
                        """
                        6 problems in study.yaml:
                        study.yaml:3  baseline.include: no such file.
                          Looked for HERE/parts/modell.yaml; HERE/parts holds common.yaml, encoders.yaml, model.yaml. Did you mean 'model.yaml'?""");
    }

    private void parts() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        write("parts/common.yaml", COMMON);
        write("parts/model.yaml", MODEL);
        write("parts/encoders.yaml", "encoder: plain-cnn\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
