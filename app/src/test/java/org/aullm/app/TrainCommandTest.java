package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.data.Dataset;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.trial.Blueprint;
import org.aullm.core.trial.ModelTrainer;
import org.aullm.core.trial.TrainedModel;
import org.aullm.core.trial.TrialListener;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aullm train}: real components on made-up motion. */
class TrainCommandTest {

    private static final Registry REGISTRY = Registry.load();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write_a_study() throws IOException {
        Files.writeString(
                folder.resolve("study.yaml"),
                """
                study: small
                data: { use: synthetic-flow, subjects: 3, clips: 6 }
                units: [1, 4, 12]
                protocol: { split: loso, seeds: [7] }
                baseline:
                  encoder: { use: stst-net }
                  projector: { use: mge-efp }
                  graph: { use: r-augnn, prior: co-occurrence }
                  llm: none
                  loss: asymmetric
                  regularizers: [{ use: counterfactual-consistency, weight: 0.1 }]
                training: { epochs: 2, batch: 8 }
                ablate: { variants: [ { graph: none } ] }
                """);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        return Main.commandLine(
                        new PrintWriter(out, true), new PrintWriter(err, true), PluginPlaces.of(all, Map.of(), ""))
                .execute(arguments);
    }

    private int train(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "train",
                folder.resolve("study.yaml").toString(),
                "--out",
                folder.resolve("model").toString()));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void a_model_of_all_clips_is_kept_with_its_card() throws IOException {
        assertThat(train()).as(err.toString()).isZero();

        assertThat(out.toString())
                .startsWith("training small on 3 subjects%n  epoch 1 of 2, loss ".formatted())
                .contains("model: %s, 18 clips learnt from".formatted(folder.resolve("model")));
        assertThat(Files.readString(folder.resolve("model/model-card.md")))
                .startsWith("# Model card: small\n")
                .contains(
                        "## Intended use",
                        "## Not to be used",
                        "- `synthetic`: SYNTHETIC: made up by aullm",
                        "`synthetic-flow`: 18 clips of 3 subjects, all that there are.",
                        "| unit | clips that show it |",
                        "It has learnt from every clip",
                        "- graph: `r-augnn`");
        assertThat(TrainedModel.record(folder.resolve("model")).config().seed()).isEqualTo(7);
    }

    @Test
    void a_fold_leaves_somebody_to_judge() throws IOException {
        String subject = plan().baseline().folds().get(0).name();

        assertThat(train("--fold", subject, "--cell", "graph: none", "--seed", "3"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(folder.resolve("model/model-card.md")))
                .startsWith("# Model card: small, graph: none")
                .contains(
                        "12 clips of 2 subjects, the training part of fold '%s'".formatted(subject),
                        "| this model | ",
                        "| chance: always present | ",
                        "Seed 3.");
    }

    @Test
    void what_does_not_exist_is_said() throws IOException {
        assertThat(train("--cell", "graph: nome")).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        """
                        %s has no cell 'graph: nome'.
                          Available: baseline, graph: none. Did you mean 'graph: none'?
                        """
                                .formatted(folder.resolve("study.yaml")));
        err.getBuffer().setLength(0);
        assertThat(train("--fold", "nobody")).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString()).contains("has no fold 'nobody'.", "Available: ");
        err.getBuffer().setLength(0);
        Files.createDirectory(folder.resolve("model"));
        assertThat(train()).isEqualTo(Failures.CONFIGURATION);
        assertThat(err.toString().strip())
                .isEqualTo("%s is there already; name another folder, or remove it".formatted(folder.resolve("model")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "{ use: decoder, size: nano, tuning: frozen }",
                "{ use: decoder, size: nano, tuning: adapter }",
                "{ use: decoder, size: nano, tuning: full }"
            })
    void a_model_that_is_loaded_judges_as_before_bit_for_bit(String llm) {
        TrialConfig config = plan("baseline.llm=" + llm).trials().get(0).config();
        var source = Blueprint.data(REGISTRY, config);
        try (Dataset data = source.provider().open(source.options());
                TrainedModel made = new ModelTrainer(REGISTRY).train("m", config, TrialListener.SILENT)) {
            made.save(folder.resolve("model"), "");
            try (TrainedModel read = TrainedModel.load(REGISTRY, folder.resolve("model"), "cpu")) {
                assertThat(read.judge(data.clips(), data::read)).isEqualTo(made.judge(data.clips(), data::read));
                assertThat(read.explain(
                                data.clips().get(0), data.read(data.clips().get(0))))
                        .isEqualTo(made.explain(
                                data.clips().get(0), data.read(data.clips().get(0))))
                        .isNotEmpty();
                assertThat(read.reasons(
                                data.clips().get(0), data.read(data.clips().get(0)), "Why?", 4))
                        .isEqualTo(made.reasons(
                                data.clips().get(0), data.read(data.clips().get(0)), "Why?", 4));
                assertThat(read.givesReasons()).isEqualTo(!llm.equals("none"));
            }
        }
    }

    private Plan plan(String... overrides) {
        return new Planner(REGISTRY).plan(StudyFile.read(Path.of("study.yaml"), List.of(overrides), folder));
    }
}
