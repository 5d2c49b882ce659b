package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aullm.api.Capability;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.api.data.Labels;
import org.aullm.api.option.Options;
import org.aullm.api.spi.VerbalizerProvider.Need;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.explain.Faithfulness;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.ModelRecord;
import org.aullm.core.result.TrialExplanation.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelTest {

    private static final Map<String, Object> SHORT = Map.of("epochs", 20, "batch", 8, "learning-rate", 0.02);

    @TempDir
    private Path folder;

    private final Registry registry = Fakes.registryWith(
            List.of(new WordFakes.Judge("reader", Capability.CLIP_TEXT), new WordFakes.Teller("scores", Need.SCORES)));
    private final Dataset data = new Fakes.Data().open(Options.of(List.of(), Map.of()));

    private Path model() {
        return folder.resolve("model");
    }

    private List<ClipResult> judge(TrainedModel model) {
        return model.judge(data.clips(), data::read);
    }

    /** Saves, loads, and compares what both say. */
    private ModelRecord roundTrip(TrialConfig config) {
        try (TrainedModel made = new ModelTrainer(registry).train("fake", config, TrialListener.SILENT)) {
            made.save(model(), "# A card\n");
            List<ClipResult> before = judge(made);
            List<Finding> explained = made.explain(data.clips().get(1), read(1));
            try (TrainedModel read = TrainedModel.load(registry, model(), "cpu")) {
                assertThat(judge(read)).isEqualTo(before);
                assertThat(read.explain(data.clips().get(1), read(1))).isEqualTo(explained);
                assertThat(read.record()).isEqualTo(made.record());
            }
            return made.record();
        }
    }

    private FloatBuffer read(int clip) {
        return data.read(data.clips().get(clip));
    }

    @Test
    void what_is_loaded_judges_as_what_was_saved_bit_for_bit() {
        ModelRecord record = roundTrip(Fakes.config(SHORT, "dropping", "nodes", true));

        assertThat(record.data())
                .isEqualTo(new ModelRecord.TrainingData(
                        "moves", List.of("fake"), Map.of("fake", "made up"), 24, 2, List.of(24, 24), List.of(12, 12)));
        assertThat(record.fitting().parts()).containsKeys(Fitting.STANDARDIZER, Fitting.WEIGHTS);
        assertThat(record.thresholdsFrom()).isEqualTo("0.5 for every unit; none was chosen");
        assertThat(record.environment()).containsKeys("java", "engine").doesNotContainKey("host");
        assertThat(model().resolve("model-card.md")).hasContent("# A card\n");
    }

    @Test
    void a_model_judges_as_the_trial_with_the_same_configuration_did() {
        TrialConfig config = Fakes.config(SHORT, "plain", "nodes", true);
        List<ClipResult> trial = new TrialRunner(registry)
                .run("t", config, TrialListener.SILENT)
                .result()
                .clips();
        try (TrainedModel model = new ModelTrainer(registry).train("fake", config, TrialListener.SILENT)) {
            List<Clip> test = data.clips().stream()
                    .filter(clip -> clip.subject().equals("s3"))
                    .toList();
            assertThat(model.judge(test, data::read)).isEqualTo(trial);
        }
    }

    @Test
    void members_views_and_each_data_sets_own_statistics_are_kept() {
        roundTrip(Fakes.config(
                Map.of("epochs", 2, "members", 2, "test-flips", true, "test-shift", 1, "standardize-by", "dataset"),
                "plain",
                "none",
                false));

        assertThat(model().resolve("members/1/encoder/weights.safetensors")).exists();
    }

    @Test
    void what_a_frozen_encoder_saw_once_is_seen_alike_by_one_that_forgets() {
        roundTrip(with(
                Fakes.config(SHORT, "plain", "nodes", false),
                new ComponentConfig("plain", Map.of("tuning", "frozen")),
                ComponentConfig.EMPTY,
                new Fold("s3", List.of("s1", "s2"), List.of("s3"))));
    }

    @Test
    void scores_that_are_told_in_words_are_calibrated_alike() {
        ModelRecord record = roundTrip(with(
                Fakes.config(SHORT, "plain", "nodes", false),
                new ComponentConfig("plain", Map.of()),
                new ComponentConfig("reader", Map.of("train-with", "token-head", "verbalizers", List.of("scores"))),
                Fold.whole(List.of("s1", "s2", "s3"))));

        assertThat(record.calibrations()).singleElement().matches(ModelRecord.Line::present);
        assertThat(model().resolve("members/0/llm/stand-in/weights.safetensors"))
                .exists();
    }

    @Test
    void a_text_is_weighed_by_what_its_evidence_moves() {
        TrialConfig config = Fakes.config(SHORT, "plain", "nodes", true);
        try (TrainedModel model = new ModelTrainer(registry).train("fake", config, TrialListener.SILENT)) {
            Clip clip = data.clips().get(1);
            Faithfulness movement = model.faithfulness(clip, read(1), "The movement of the brow is strong.");
            Faithfulness both = model.faithfulness(clip, read(1), "The movement, and units that come together.");
            Faithfulness neither = model.faithfulness(clip, read(1), "Because.");

            assertThat(movement.named().orElseThrow()).isBetween(0.01, 1.0);
            assertThat(movement.unnamed()).isPresent();
            assertThat(both.unnamed()).isEmpty();
            assertThat(neither.named()).isEmpty();
            assertThat(neither.unnamed()).isEqualTo(both.named());
        }
    }

    @Test
    void where_nothing_moves_taking_the_movement_away_changes_nothing() {
        TrialConfig config = Fakes.config(SHORT, "plain", "none", false);
        try (TrainedModel model = new ModelTrainer(registry).train("fake", config, TrialListener.SILENT)) {
            FloatBuffer quiet = data.still(data.clips().get(1));
            Faithfulness found = model.faithfulness(data.clips().get(1), quiet, "It moves.");

            assertThat(found.named().orElseThrow()).isZero();
            assertThat(found.unnamed()).isEmpty();
        }
    }

    @Test
    void a_model_that_reads_words_has_no_evidence_to_take_away() {
        TrialConfig config = with(
                Fakes.config(SHORT, "plain", "nodes", false),
                new ComponentConfig("plain", Map.of()),
                new ComponentConfig("reader", Map.of("train-with", "token-head", "verbalizers", List.of("scores"))),
                Fold.whole(List.of("s1", "s2", "s3")));
        try (TrainedModel model = new ModelTrainer(registry).train("fake", config, TrialListener.SILENT)) {
            assertThatThrownBy(() -> model.faithfulness(data.clips().get(1), read(1), "It moves."))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a model that reads words has no soft tokens to take away");
        }
    }

    @Test
    void everybody_can_be_learnt_from() {
        ModelRecord record = roundTrip(with(
                Fakes.config(SHORT, "plain", "none", false),
                new ComponentConfig("plain", Map.of()),
                ComponentConfig.EMPTY,
                Fold.whole(List.of("s1", "s2", "s3"))));

        assertThat(record.data().clips()).isEqualTo(36);
        assertThat(record.data().subjects()).isEqualTo(3);
    }

    @Test
    void evidence_of_another_size_is_refused() {
        try (TrainedModel model = made()) {
            Clip clip = new Clip("other", "", "", new Labels(Set.of(), Set.of()));
            assertThatThrownBy(() -> model.judge(List.of(clip), any -> FloatBuffer.allocate(47)))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage(
                            "the evidence of clip 'other' has 47 values, the model reads flow-image (3, 4, 4), which "
                                    + "are 48");
            assertThat(model.judge(List.of(), data::read)).isEmpty();
        }
    }

    @Test
    void a_folder_that_is_there_is_left_alone() throws IOException {
        Files.createDirectory(model());
        try (TrainedModel model = made()) {
            assertThatThrownBy(() -> model.save(model(), ""))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("%s is there already; name another folder, or remove it", model());
        }
        assertThat(list(folder)).containsExactly("model");
    }

    @Test
    void what_cannot_be_written_whole_leaves_nothing() {
        assertThatThrownBy(() -> WholeFolder.write(model(), draft -> {
                    Files.writeString(draft.resolve("first"), "1");
                    assertThat(model()).doesNotExist();
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(list(folder)).isEmpty();
    }

    @Test
    void each_kind_of_damage_has_its_message() throws IOException {
        try (TrainedModel model = made()) {
            model.save(model(), "");
        }
        Path weights = model().resolve("members/0/encoder/weights.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        String damaged =
                "the model in %s is damaged: %%s. Copy the folder again, or train the model again".formatted(model());
        String name = "members/0/encoder/weights.safetensors";

        Files.write(weights, java.util.Arrays.copyOf(whole, whole.length - 4));
        refused(damaged.formatted("%s has %d bytes, %d were written".formatted(name, whole.length - 4, whole.length)));
        byte[] flipped = whole.clone();
        flipped[whole.length - 1] ^= 1;
        Files.write(weights, flipped);
        refused(damaged.formatted(name + " is as long as what was written, but not the same"));
        Files.delete(weights);
        refused(damaged.formatted(name + " is missing"));
        Files.write(weights, whole);
        Files.writeString(model().resolve("more.txt"), "");
        refused(damaged.formatted("more.txt does not belong to it"));
        Files.delete(model().resolve("more.txt"));
        Files.delete(model().resolve("files.json"));
        refused(damaged.formatted("files.json is missing"));
        Files.writeString(model().resolve("model.json"), "{\"format\": 2, \"environment\": {\"aullm\": \"0.9\"}}");
        refused("%s was written in form 2 by aullm 0.9, this version reads form 1; train the model again, or use the "
                        .formatted(model().resolve("model.json"))
                + "version that wrote it");
        Files.delete(model().resolve("model.json"));
        refused("no model in %s: it has no model.json. Name a folder that 'aullm train' has written"
                .formatted(model()));
    }

    private void refused(String message) {
        assertThatThrownBy(() -> TrainedModel.load(registry, model(), "cpu"))
                .isInstanceOf(ComponentException.class)
                .hasMessage(message);
    }

    @Test
    void a_component_that_is_not_installed_is_named() {
        try (TrainedModel model = made()) {
            model.save(model(), "");
        }
        assertThatThrownBy(() -> TrainedModel.load(new Registry(List.of()), model(), "cpu"))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith(
                        "the model in %s cannot be used here: no visual encoder is called 'plain'", model());
    }

    private TrainedModel made() {
        return new ModelTrainer(registry)
                .train("fake", Fakes.config(Map.of("epochs", 1), "plain", "none", false), TrialListener.SILENT);
    }

    private static List<String> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>();
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
            return names;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static TrialConfig with(TrialConfig config, ComponentConfig encoder, ComponentConfig llm, Fold fold) {
        return new TrialConfig(
                config.data(),
                config.units(),
                encoder,
                config.projector(),
                config.graph(),
                llm,
                config.loss(),
                config.regularizers(),
                config.prompt(),
                config.training(),
                fold,
                config.seed(),
                config.device());
    }
}
