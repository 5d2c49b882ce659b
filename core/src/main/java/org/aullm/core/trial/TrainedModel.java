package org.aullm.core.trial;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.explain.Evidence;
import org.aullm.core.explain.Faithfulness;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.SlotException;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.ModelRecord;
import org.aullm.core.result.TrialExplanation.Finding;
import org.aullm.tensor.Devices;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.StepScope;

/**
 * A model that was trained, kept to judge other clips. Used by one thread. What is loaded gives the same probabilities, bit
 * for bit, as what was saved, on the same kind of machine with the same number of engine threads.
 */
public final class TrainedModel implements AutoCloseable {

    private final ModelRecord record;
    private final Blueprint blueprint;
    private final Standard standard;
    private final EvidenceSpec stored;
    private final Options training;
    private final List<Learnt> members;
    private final List<Clip> learnt;
    private final NDManager root;

    TrainedModel(ModelRecord record, Blueprint blueprint, List<Learnt> members, List<Clip> learnt, NDManager root) {
        this.record = record;
        this.blueprint = blueprint;
        this.stored = record.evidence().spec();
        this.standard =
                Standard.of(record.standardization(), (int) stored.shape().get(0));
        this.training = settings(record.config(), record.fitting().chosen());
        this.members = List.copyOf(members);
        this.learnt = List.copyOf(learnt);
        this.root = root;
    }

    private static Options settings(TrialConfig config, Chosen chosen) {
        Map<String, Object> options = new LinkedHashMap<>(config.training());
        options.putAll(chosen.options());
        return Options.of(TrainingOptions.ALL, options);
    }

    /** What a folder says of its model; no weight is read. */
    public static ModelRecord record(Path folder) {
        return new ModelFiles(folder).read();
    }

    /**
     * Loads one that {@link #save} wrote.
     *
     * @param device where it is to run, as in a study file
     * @throws ComponentException if there is none, it is damaged or of another version, or needs what is not installed
     */
    public static TrainedModel load(Registry registry, Path folder, String device) {
        ModelFiles files = new ModelFiles(folder);
        ModelRecord record = files.read();
        Device where = Devices.parse(device);
        NDManager root = Engines.newManager(where);
        List<Learnt> members = new ArrayList<>();
        boolean complete = false;
        try {
            List<Clip> learnt = files.learnt();
            Blueprint blueprint = Blueprint.of(
                            registry, record.config(), record.evidence().spec())
                    .withoutRegularizers();
            for (int i = 0; i < record.calibrations().size(); i++) {
                members.add(load(files, record, blueprint, learnt, i, where, root));
            }
            TrainedModel model = new TrainedModel(record, blueprint, members, learnt, root);
            complete = true;
            return model;
        } catch (SlotException | IllegalArgumentException e) {
            throw new ComponentException(
                    "the model in %s cannot be used here: %s".formatted(folder, e.getMessage()), e);
        } finally {
            if (!complete) {
                members.forEach(Learnt::close);
                root.close();
            }
        }
    }

    private static Learnt load(
            ModelFiles files,
            ModelRecord record,
            Blueprint blueprint,
            List<Clip> learnt,
            int number,
            Device device,
            NDManager root) {
        Pipeline pipeline = new Pipeline(blueprint, learnt, Teacher.seed(record.config(), number), device, false);
        boolean complete = false;
        try {
            pipeline.load(files.member(number));
            if (Eyes.suffice(
                    blueprint.encoder(),
                    settings(record.config(), record.fitting().chosen()))) {
                pipeline.remember(Eyes.ofOnce(pipeline.encoder(), root));
            }
            complete = true;
        } finally {
            if (!complete) {
                pipeline.close();
            }
        }
        ModelRecord.Line line = record.calibrations().get(number);
        return new Learnt(
                pipeline,
                List.of(),
                line.present() ? Optional.of(new Calibration(line.slope(), line.shift())) : Optional.empty(),
                0);
    }

    /** What there is to know of it. */
    public ModelRecord record() {
        return record;
    }

    /** What is to be given for each clip. */
    public EvidenceSpec evidence() {
        return stored;
    }

    /**
     * Judges clips. How many are judged together changes the last digits.
     *
     * @param clips whose labels are copied into the result and not looked at
     * @param evidence of each, of the form {@link #evidence}
     * @return in the order of the clips
     * @throws ComponentException if the evidence of a clip is of another size
     */
    public List<ClipResult> judge(List<Clip> clips, Function<Clip, FloatBuffer> evidence) {
        Examples examples = examples(clips, evidence);
        List<List<ClipResult>> judged = new ArrayList<>();
        for (Learnt member : members) {
            Optional<Words> words = blueprint.verbalizers().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Words(blueprint, member.pipeline(), stored, evidence, member.calibration()));
            judged.add(new Judge(member.pipeline(), root, training, words).judge(examples));
        }
        return clips.isEmpty() ? List.of() : Member.averaged(judged);
    }

    private Examples examples(List<Clip> clips, Function<Clip, FloatBuffer> evidence) {
        return Examples.toJudge(
                stored,
                blueprint.evidence(),
                standard,
                clips,
                evidence,
                blueprint.prompt().units());
    }

    /** How projector and graph of the first member came to the judgement of one clip, as they say themselves. */
    public List<Finding> explain(Clip clip, FloatBuffer evidence) {
        return new Explainer(members.get(0).pipeline(), root).explain(examples(List.of(clip), any -> evidence));
    }

    /** Whether {@link #reasons} gives any. */
    public boolean givesReasons() {
        return blueprint.verbalizers().isEmpty()
                && members.get(0).pipeline().languageModel().explainsItself();
    }

    /**
     * The reasons of the first member's language model in its own words, escaped; empty if it has none to give.
     *
     * @param request what it is asked
     * @param maxTokens the most tokens of its answer
     */
    public Optional<String> reasons(Clip clip, FloatBuffer evidence, String request, int maxTokens) {
        if (!givesReasons()) {
            return Optional.empty();
        }
        Examples examples = examples(List.of(clip), any -> evidence);
        Pipeline pipeline = members.get(0).pipeline();
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(root)) {
            Seen seen = seen(pipeline, scope, examples, examples.test().get(0));
            return Optional.of(pipeline.languageModel()
                    .reasons(seen.content(), seen.instruction(), request, maxTokens)
                    .get(0));
        }
    }

    /**
     * Whether a text of {@link #reasons} names what the first member's judgement of a clip hangs on.
     *
     * @throws IllegalStateException if it has no reasons to give
     */
    public Faithfulness faithfulness(Clip clip, FloatBuffer evidence, String text) {
        if (!blueprint.verbalizers().isEmpty()) {
            throw new IllegalStateException("a model that reads words has no soft tokens to take away");
        }
        Examples examples = examples(List.of(clip), any -> evidence);
        Example still = Example.of(
                clip,
                stored.kind() == EvidenceKind.FEATURES
                        ? standard.average(stored) // what a fold's stillness is where a data set knows none
                        : standard.still(StillEvidence.of(stored, evidence)),
                blueprint.prompt().units());
        Pipeline pipeline = members.get(0).pipeline();
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(root)) {
            Seen seen = seen(pipeline, scope, examples, examples.test().get(0));
            List<Evidence> removable = Removal.of(pipeline, seen, seen(pipeline, scope, examples, still));
            return pipeline.languageModel()
                    .faithfulness(seen.content(), seen.instruction(), removable, List.of(text))
                    .get(0);
        }
    }

    private static Seen seen(Pipeline pipeline, StepScope scope, Examples examples, Example one) {
        Batch batch = Batch.of(scope.manager(), examples, List.of(one), Collections.nCopies(1, Batch.Change.NONE));
        return Seen.of(pipeline, scope.manager(), batch);
    }

    /**
     * Writes it into a folder that is not there yet. The folder is there whole or not at all, also after a crash.
     *
     * @param card what people should know of it, in Markdown
     * @throws ComponentException if the folder exists or cannot be written
     */
    public void save(Path folder, String card) {
        List<WholeFolder.Writing> writings = new ArrayList<>();
        members.forEach(member -> writings.add(member.pipeline()::save));
        new ModelFiles(folder).write(record, card, learnt, writings);
    }

    @Override
    public void close() {
        members.forEach(Learnt::close);
        root.close();
    }
}
